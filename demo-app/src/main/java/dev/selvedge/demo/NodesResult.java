package dev.selvedge.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the third act ended.
 *
 * @param weaver version of the weaver, empty when a node was not woven
 * @param coordinator where nodes met and locks were kept, fit to be printed
 * @param nodes one for each, by number; of the one that was killed, what it had told until then
 * @param handover empty where nothing was owned, without a weaver
 * @param killed when the node was killed, from the start
 * @param complaints what nodes wrote to their error streams, each line once
 */
record NodesResult(
    Optional<String> weaver,
    String coordinator,
    Sales sales,
    List<NodeResult> nodes,
    Optional<Handover> handover,
    Duration killed,
    Duration elapsed,
    List<String> complaints) {

  NodesResult {
    nodes = List.copyOf(nodes);
    complaints = List.copyOf(complaints);
  }
}
