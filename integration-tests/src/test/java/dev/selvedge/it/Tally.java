package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counter that workers share, and the grants that its increments had. */
record Tally(Path file) {

  /** Each increment counted, and under a greater token than the one before. */
  void isExactly(long total) throws IOException {
    List<Long> tokens = grants().stream().map(line -> Long.valueOf(line.split(" ")[0])).toList();
    assertThat(tokens).hasSize((int) total);
    assertThat(Files.readString(file)).isEqualTo(String.valueOf(total));
    for (int i = 1; i < tokens.size(); i++) {
      assertThat(tokens.get(i)).as("token of grant %s", i).isGreaterThan(tokens.get(i - 1));
    }
  }

  /** Has all that count come to their end. */
  void isEnough() throws IOException {
    Files.createFile(Path.of(file + ".enough"));
  }

  List<String> grants() throws IOException {
    return Files.readAllLines(Path.of(file + ".grants"));
  }

  /** How much of the first half each process got, as all of them want the same. */
  String fairness() throws IOException {
    List<String> grants = grants();
    Map<String, Integer> byProcess = new TreeMap<>();
    for (String grant : grants.subList(0, grants.size() / 2)) {
      byProcess.merge(grant.split(" ")[1], 1, Integer::sum);
    }
    return "grants of the first half by process " + byProcess.values();
  }
}
