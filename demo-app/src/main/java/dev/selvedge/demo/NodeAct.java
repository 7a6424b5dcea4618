package dev.selvedge.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The third act: nodes of the office, each a JVM of its own, share out the concerts among
 * themselves. The buyers at every node want all seats of all concerts, and midway one node is
 * killed.
 */
final class NodeAct {

  /** The node that is killed. */
  static final int VICTIM = 2;

  /** How much of its seats the victim's buyers have tried when it is killed. */
  private static final double MIDWAY = 0.4;

  private final NodeOptions options;
  private final OfficeProcesses<NodeResult> nodes = new OfficeProcesses<>();
  private final List<OfficeProcess<NodeResult>> each = new ArrayList<>();
  private final List<NodeNews> news = new ArrayList<>();

  NodeAct(NodeOptions options) {
    this.options = options;
  }

  /** What a node is called in its ring. */
  static String id(int node) {
    return "node-" + node;
  }

  /**
   * Plays the act to its end, when the buyers of every node but one have tried to buy every seat.
   * Leaves no process and no file behind, also when this process is told to end meanwhile. To be
   * called once.
   *
   * @throws ProcessFailedException if a node could not go on; the others are killed
   */
  NodesResult play()
      throws ProcessFailedException, IOException, SQLException, InterruptedException {
    try (InventoryServer ledger = InventoryServer.start(options.seats());
        Coordinator coordinator = Coordinator.of(options.coordinator());
        AtShutdown atShutdown = AtShutdown.run(() -> clear(coordinator))) {
      try {
        start(coordinator, ledger);
        return sell(coordinator, ledger);
      } finally {
        nodes.close();
      }
    }
  }

  private void start(Coordinator coordinator, InventoryServer ledger) throws IOException {
    String namespace = "demo-" + UUID.randomUUID().toString().substring(0, 8);
    NodeCommand command = new NodeCommand(options, coordinator.setting(), namespace, ledger.url());
    for (int number = 1; number <= options.nodes(); number++) {
      NodeNews told = new NodeNews((int) (MIDWAY * options.seats()));
      OfficeProcess.Kind<NodeResult> node =
          new OfficeProcess.Kind<>(id(number), NodeResult::parse, told);
      news.add(told);
      each.add(nodes.start(node, command.of(number), ledger.password()));
    }
  }

  private NodesResult sell(Coordinator coordinator, InventoryServer ledger)
      throws ProcessFailedException, SQLException, InterruptedException {
    Optional<String> weaver = nodes.awaitReady();
    long start = System.nanoTime();
    nodes.go();
    awaitMidway();
    List<Integer> viewsBefore = news.stream().map(told -> told.views().size() - 1).toList();
    long killed = System.nanoTime();
    each.get(VICTIM - 1).close();
    List<CompletableFuture<Long>> inherited = weaver.isPresent() ? inherited() : List.of();
    List<NodeResult> results = OfficeProcesses.all(results());
    long end = System.nanoTime();
    long known =
        OfficeProcesses.all(inherited).stream().mapToLong(Long::longValue).max().orElse(killed);
    Optional<Handover> handover =
        weaver.map(woven -> handover(viewsBefore, Duration.ofNanos(known - killed)));
    each.forEach(OfficeProcess::end);
    return new NodesResult(
        weaver,
        coordinator.shown(),
        ledger.sales(),
        results,
        handover,
        Duration.ofNanos(killed - start),
        Duration.ofNanos(end - start),
        nodes.complaints());
  }

  /** Waits for the moment to kill, but not once a node has failed. */
  private void awaitMidway() throws ProcessFailedException, InterruptedException {
    CompletableFuture<Void> midway = news.get(VICTIM - 1).reached();
    for (OfficeProcess<NodeResult> node : each) {
      node.result()
          .exceptionally(
              failure -> {
                midway.completeExceptionally(failure);
                return null;
              });
    }
    OfficeProcesses.all(List.of(midway));
  }

  /** By number, the victim's being what it has told until it was killed. */
  private List<CompletableFuture<NodeResult>> results() {
    List<CompletableFuture<NodeResult>> results = new ArrayList<>();
    for (int node = 1; node <= options.nodes(); node++) {
      results.add(
          node == VICTIM
              ? CompletableFuture.completedFuture(news.get(node - 1).progress().orElseThrow())
              : each.get(node - 1).result());
    }
    return results;
  }

  /** When each node that lives knows the new owners. */
  private List<CompletableFuture<Long>> inherited() {
    List<CompletableFuture<Long>> inherited = new ArrayList<>();
    for (int node = 1; node <= options.nodes(); node++) {
      if (node != VICTIM) {
        inherited.add(news.get(node - 1).inherited(id(VICTIM)));
      }
    }
    return inherited;
  }

  private Handover handover(List<Integer> viewsBefore, Duration ownerless) {
    List<List<NodeView>> lived = new ArrayList<>();
    for (int node = 1; node <= options.nodes(); node++) {
      List<NodeView> views = news.get(node - 1).views();
      if (node != VICTIM) {
        lived.add(views.subList(viewsBefore.get(node - 1), views.size()));
      }
    }
    int slots = news.get(0).views().get(0).moved();
    return Handover.of(id(VICTIM), lived, slots, ownerless);
  }

  private void clear(Coordinator coordinator) {
    nodes.close();
    coordinator.close();
  }
}
