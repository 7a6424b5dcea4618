package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.internal.Log;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What can be learned of a stage, and done to it, without waiting.
 *
 * <p>Stages made by {@code CompletableFuture.failedStage} and its like are futures by type, but
 * throw {@link UnsupportedOperationException} when asked about their state or cancelled; so may
 * other subclasses.
 */
final class StageState {
  private static final Class<?> MINIMAL = CompletableFuture.completedStage(null).getClass();

  private StageState() {}

  /** Whether it has completed well for all that one can see. */
  static boolean isKnownGood(Object stage) {
    if (!(stage instanceof CompletableFuture<?> future) || stage.getClass() == MINIMAL) {
      return false;
    }
    try {
      return future.isDone() && !future.isCompletedExceptionally();
    } catch (UnsupportedOperationException e) {
      return false; // it does not tell, so it has to be followed
    }
  }

  /** The stage as something to cancel; null where it is nothing of the kind. */
  static @Nullable Future<?> cancellable(CompletionStage<?> stage) {
    return stage instanceof Future<?> future && stage.getClass() != MINIMAL ? future : null;
  }

  /** Cancels it unless it is done. */
  static void cancel(Future<?> future) {
    try {
      if (!future.isDone()) {
        future.cancel(true);
      }
    } catch (RuntimeException e) {
      // the caller has gone: there is nobody to tell that its attempt goes on
      Log.debug(StageState.class, "an attempt cannot be cancelled", e);
    }
  }
}
