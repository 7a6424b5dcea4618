package dev.selvedge.demo;

import java.util.List;
import java.util.Map;

/**
 * The command that starts a node.
 *
 * @param coordinator the value of {@code selvedge.coordinator}
 * @param namespace keeps the nodes of one run apart from those of any other
 * @param ledger URL of the database
 */
record NodeCommand(NodeOptions options, String coordinator, String namespace, String ledger) {

  /** Quick to join and to leave, for the sake of a short play. */
  private static final Map<String, String> LIVELY = Map.of("selvedge.node.heartbeat", "500ms");

  List<String> of(int node) {
    JavaCommand java =
        new JavaCommand(
            OfficeNode.class,
            LIVELY,
            Map.of(
                "selvedge.coordinator",
                coordinator,
                "selvedge.namespace",
                namespace,
                "selvedge.node.id",
                NodeAct.id(node),
                "selvedge.node.listen",
                "127.0.0.1:0",
                "selvedge.ring." + BoxOffice.RING + ".minMembers",
                Integer.toString(options.nodes())));
    return java.with(
        List.of(
            Integer.toString(node),
            ledger,
            Integer.toString(options.concerts()),
            Integer.toString(options.seats()),
            Integer.toString(options.buyers()),
            Long.toString(options.seed())));
  }
}
