package dev.selvedge.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one node has counted.
 *
 * @param node its number, counted from 1
 * @param counts in the order of {@link NodeCount}
 */
record NodeResult(int node, List<Integer> counts) {

  NodeResult {
    counts = List.copyOf(counts);
  }

  static NodeResult of(int node, int... counts) {
    return new NodeResult(node, Arrays.stream(counts).boxed().toList());
  }

  int of(NodeCount count) {
    return counts.get(count.ordinal());
  }

  /** One line that {@link #parse} reads. */
  String line() {
    return node + " " + counts.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  static NodeResult parse(String line) {
    List<Integer> numbers = new ArrayList<>();
    for (String field : line.split(" ", -1)) {
      numbers.add(Integer.parseInt(field));
    }
    return new NodeResult(numbers.get(0), numbers.subList(1, numbers.size()));
  }
}
