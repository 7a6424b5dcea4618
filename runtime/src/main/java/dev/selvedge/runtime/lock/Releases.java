package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.event.LockReleaseFailed;
import dev.selvedge.runtime.internal.DurationWords;
import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** How keys are given back. */
final class Releases {
  private Releases() {}

  /**
   * Sends the release of a key and lets the next in this process ask for it: at once, where the
   * store takes requests in order, else when the release is confirmed. Never throws.
   *
   * @return whether the store had it as this holder's; fails where that is unknown, and the lease
   *     ends it
   */
  static CompletionStage<Boolean> release(HeldKey key, Duration keepFor, boolean mayBlock) {
    Coordinator coordinator = key.coordinator();
    if (coordinator.leases()) {
      coordinator.renewals().remove(key);
    }
    key.end();
    CompletionStage<Boolean> sent;
    try {
      sent =
          future(
              Objects.requireNonNull(
                  coordinator.store().release(key.hold(), keepFor, mayBlock),
                  "the store's answer"));
    } catch (RuntimeException | Error e) {
      sent = CompletableFuture.failedFuture(e);
    }
    if (coordinator.ordered()) {
      coordinator.queues().leave(key.place());
    } else {
      leaveWhenDone(key, sent);
    }
    if (coordinator.leases()) {
      coordinator.releases().add(sent);
      sent.whenComplete((was, trouble) -> report(key, was, trouble));
    }
    return sent;
  }

  /** The same as a future, which not every stage can be turned into by itself. */
  static <T> CompletableFuture<T> future(CompletionStage<T> answer) {
    if (answer instanceof CompletableFuture<T> future) {
      return future;
    }
    CompletableFuture<T> future = new CompletableFuture<>();
    answer.whenComplete(
        (value, trouble) -> {
          if (trouble == null) {
            future.complete(value);
          } else {
            future.completeExceptionally(trouble);
          }
        });
    return future;
  }

  /**
   * When the lease has ended at the latest: what never answers is not to block the key for ever.
   */
  private static void leaveWhenDone(HeldKey key, CompletionStage<Boolean> sent) {
    Coordinator coordinator = key.coordinator();
    if (sent.toCompletableFuture().isDone()) {
      coordinator.queues().leave(key.place());
      return;
    }
    Future<?> atWorst =
        coordinator
            .clock()
            .schedule(() -> coordinator.queues().leave(key.place()), key.hold().lease().toNanos());
    sent.whenComplete(
        (was, trouble) -> {
          atWorst.cancel(false);
          coordinator.queues().leave(key.place());
        });
  }

  private static void report(HeldKey key, @Nullable Boolean was, @Nullable Throwable trouble) {
    if (trouble == null && Boolean.TRUE.equals(was) || key.isLost()) { // lost: said already
      return;
    }
    Hold hold = key.hold();
    Throwable cause = trouble == null ? null : Failures.unwrapped(trouble);
    Log.warning(
        Releases.class,
        "lock '"
            + hold.key()
            + "' could not be given back to "
            + key.coordinator().describe()
            + (cause == null
                ? ", which no longer had it as this holder's"
                : " and ends with its lease of " + DurationWords.of(hold.lease()) + ": " + cause),
        null);
    Holding holding = key.holding();
    if (holding != null && holding.coordinator().listeners().any()) {
      LockReleaseFailed event =
          new LockReleaseFailed(holding.method(), hold.key(), hold.token(), cause);
      holding.coordinator().listeners().deliver(heard -> heard.lockReleaseFailed(event));
    }
  }
}
