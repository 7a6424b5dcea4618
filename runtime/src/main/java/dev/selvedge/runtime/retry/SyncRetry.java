package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.retry.RetryStopped.Reason;
import org.jspecify.annotations.Nullable;

/** Retrying on the caller's thread, between two runs of a woven body. */
final class SyncRetry {
  private SyncRetry() {}

  /**
   * Decides and waits.
   *
   * @param failure null where the result was rejected
   * @param result the rejected result, closed if another attempt follows
   * @return true where the body is to run again, false where the call has ended
   */
  static boolean again(RetryCall call, @Nullable Throwable failure, @Nullable Object result) {
    try {
      Reason reason = call.next(failure);
      if (reason == null) {
        reason = pause(call);
        if (reason == null) {
          if (failure == null) {
            WovenRetry.discard(call.plan(), result);
          }
          call.enterScope();
          return true;
        }
        call.withdraw();
      }
      call.stop(reason, failure);
    } catch (RuntimeException | Error e) {
      // whatever goes wrong in here must not take the place of the user's own failure
      call.exitScope();
      Log.error(SyncRetry.class, "retrying " + call.method() + " failed", e);
    }
    return false;
  }

  private static @Nullable Reason pause(RetryCall call) {
    if (Thread.currentThread().isInterrupted()) {
      return Reason.INTERRUPTED;
    }
    try {
      call.plan().environment().time().sleep(call.delay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reason.INTERRUPTED;
    }
    return call.remaining() <= 0 ? Reason.DEADLINE : null;
  }
}
