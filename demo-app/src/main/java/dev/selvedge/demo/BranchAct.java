package dev.selvedge.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The second act: branches of the office, each a JVM of its own, sell the same seats from one
 * database. The buyers of a branch divide the seats among themselves, so that only those of
 * different branches are ever after the same one.
 */
final class BranchAct {

  private final BranchOptions options;

  BranchAct(BranchOptions options) {
    this.options = options;
  }

  /**
   * Plays the act to its end, when every branch has tried to sell every seat. Leaves no process and
   * no file behind, also when this process is told to end meanwhile.
   *
   * @throws ProcessFailedException if a branch could not go on; the others are ended
   */
  BranchesResult play()
      throws ProcessFailedException, IOException, SQLException, InterruptedException {
    OfficeProcesses<BranchResult> branches = new OfficeProcesses<>();
    try (InventoryServer inventory = InventoryServer.start(options.seats());
        Coordinator coordinator = Coordinator.of(options.coordinator());
        AtShutdown atShutdown = AtShutdown.run(() -> clear(branches, coordinator))) {
      try {
        start(branches, coordinator, inventory);
        return sell(branches, coordinator, inventory);
      } finally {
        branches.close();
      }
    }
  }

  private void start(
      OfficeProcesses<BranchResult> branches, Coordinator coordinator, InventoryServer inventory)
      throws IOException {
    BranchCommand command = new BranchCommand(options, coordinator.setting(), inventory.url());
    for (int number = 1; number <= options.processes(); number++) {
      OfficeProcess.Kind<BranchResult> branch =
          new OfficeProcess.Kind<>("branch " + number, BranchResult::parse, line -> false);
      branches.start(branch, command.of(number), inventory.password());
    }
  }

  private BranchesResult sell(
      OfficeProcesses<BranchResult> branches, Coordinator coordinator, InventoryServer inventory)
      throws ProcessFailedException, SQLException, InterruptedException {
    Optional<String> weaver = branches.awaitReady();
    long start = System.nanoTime();
    branches.go();
    List<BranchResult> results = branches.awaitResults();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new BranchesResult(
        weaver, coordinator.shown(), inventory.sales(), results, elapsed, branches.complaints());
  }

  private static void clear(OfficeProcesses<BranchResult> branches, Coordinator coordinator) {
    branches.close();
    coordinator.close();
  }
}
