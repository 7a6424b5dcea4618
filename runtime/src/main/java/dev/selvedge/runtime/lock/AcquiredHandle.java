package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.Log;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A lock as seen by whoever acquired it, and closes it. */
final class AcquiredHandle extends CurrentHandle {
  private final @Nullable LockScope scope;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A handle.
   *
   * @param scope that the handle ends too; null where it belongs to no thread
   */
  AcquiredHandle(Holding holding, @Nullable LockScope scope) {
    super(holding);
    this.scope = scope;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (scope != null) {
      scope.end();
    }
    Holding holding = holding();
    long leaseLeft = Math.max(1, holding.leastRemaining());
    LockLostException loss = holding.leave(true, true);
    if (loss == null) {
      for (CompletionStage<Boolean> released : holding.released()) {
        if (!confirmed(released, leaseLeft)) {
          loss = holding.takenAway();
        }
      }
    }
    if (loss != null) {
      throw loss;
    }
  }

  /** False only if the store answers that somebody else has it. */
  private static boolean confirmed(CompletionStage<Boolean> released, long patience) {
    try {
      return released.toCompletableFuture().get(patience, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Log.debug(AcquiredHandle.class, "a release is not confirmed; its lease ends the lock", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
