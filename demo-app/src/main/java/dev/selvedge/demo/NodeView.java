package dev.selvedge.demo;

import java.util.List;

/**
 * Who owns what, as one node sees it.
 *
 * @param fingerprint the same where two nodes agree
 * @param gained slots of the ring that this node has got by the last change
 * @param lost slots that it has lost
 * @param moved slots that have changed hands in all, by the last change; at first all there are
 * @param owners a node's id for each concert
 */
record NodeView(long fingerprint, int gained, int lost, int moved, List<String> owners) {

  NodeView {
    owners = List.copyOf(owners);
  }

  /** One line that {@link #parse} reads. */
  String line() {
    return String.join(
        " ",
        Long.toString(fingerprint),
        Integer.toString(gained),
        Integer.toString(lost),
        Integer.toString(moved),
        String.join(",", owners));
  }

  static NodeView parse(String line) {
    String[] fields = line.split(" ", -1);
    return new NodeView(
        Long.parseLong(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        List.of(fields[4].split(",", -1)));
  }
}
