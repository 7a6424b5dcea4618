package dev.selvedge.runtime.lock;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Releases that were sent and are not confirmed yet, so that a process that ends can see them out:
 * what is still in a buffer then would keep its lock until the lease ends. Thread-safe.
 */
final class PendingReleases {
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

  /** Remembers it until it is done. */
  void add(CompletionStage<?> release) {
    CompletableFuture<?> future = release.toCompletableFuture();
    if (!future.isDone()) {
      pending.add(future);
      future.whenComplete((result, trouble) -> pending.remove(future));
    }
  }

  /** Waits for all, at most that long. */
  void await(long nanos) {
    CompletableFuture<?>[] open = pending.toArray(new CompletableFuture<?>[0]);
    try {
      CompletableFuture.allOf(open).get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // they have had their time, and have said themselves what went wrong: the leases end them
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int size() {
    return pending.size();
  }
}
