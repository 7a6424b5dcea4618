package dev.selvedge.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

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
   * @throws BranchFailedException if a branch could not go on; the others are ended
   */
  BranchesResult play()
      throws BranchFailedException, IOException, SQLException, InterruptedException {
    List<BranchProcess> branches = new CopyOnWriteArrayList<>();
    try (InventoryServer inventory = InventoryServer.start(options.seats());
        Coordinator coordinator = Coordinator.of(options.coordinator());
        AtShutdown atShutdown = AtShutdown.run(() -> clear(branches, coordinator))) {
      try {
        start(branches, coordinator, inventory);
        return sell(branches, coordinator, inventory);
      } finally {
        branches.forEach(BranchProcess::close);
      }
    }
  }

  private void start(
      List<BranchProcess> branches, Coordinator coordinator, InventoryServer inventory)
      throws IOException {
    BranchCommand command = new BranchCommand(options, coordinator.setting(), inventory.url());
    for (int number = 1; number <= options.processes(); number++) {
      branches.add(BranchProcess.start(number, command.of(number), inventory.password()));
    }
  }

  private BranchesResult sell(
      List<BranchProcess> branches, Coordinator coordinator, InventoryServer inventory)
      throws BranchFailedException, SQLException, InterruptedException {
    List<Optional<String>> weavers = all(branches, BranchProcess::ready);
    long start = System.nanoTime();
    branches.forEach(BranchProcess::go);
    List<BranchResult> results = all(branches, BranchProcess::result);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new BranchesResult(
        weavers.stream().allMatch(Optional::isPresent) ? weavers.get(0) : Optional.empty(),
        coordinator.shown(),
        inventory.sales(),
        results,
        elapsed,
        complaints(branches));
  }

  /** Waits for all, but not for the others once one has failed. */
  private static <T> List<T> all(
      List<BranchProcess> branches, Function<BranchProcess, CompletableFuture<T>> part)
      throws BranchFailedException, InterruptedException {
    List<CompletableFuture<T>> parts = branches.stream().map(part).toList();
    CompletableFuture<T> failure = new CompletableFuture<>();
    for (CompletableFuture<T> each : parts) {
      each.exceptionally(
          thrown -> {
            failure.completeExceptionally(thrown);
            return null;
          });
    }
    try {
      CompletableFuture.anyOf(
              failure, CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new)))
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BranchFailedException failed) {
        throw failed;
      }
      throw new IllegalStateException("a branch said what cannot be understood", e);
    }
    return parts.stream().map(CompletableFuture::join).toList();
  }

  private static List<String> complaints(List<BranchProcess> branches) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (BranchProcess branch : branches) {
      lines.addAll(branch.complaints());
    }
    return lines.stream().distinct().toList();
  }

  private static void clear(List<BranchProcess> branches, Coordinator coordinator) {
    branches.forEach(BranchProcess::close);
    coordinator.close();
  }
}
