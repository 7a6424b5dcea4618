package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Retrying of one call whose outcome is a stage.
 *
 * <p>Why this is safe: attempts follow each other, each started by the completion of the one before
 * (through executor or timer, which order memory), so {@link #call} is used by one thread at a
 * time. Only the result is shared: whoever completes it from outside, as by cancelling, wins, and
 * what runs then ({@link #running}, {@link #timer}) is cancelled. A cancel that races with the
 * start of an attempt or timer is caught because both sides write, then read: the starter stores
 * the field and then looks at the result; the canceller completes the result and then looks at the
 * fields (volatile).
 */
final class AsyncRetry<T> {
  private final RetryCall call;
  private final Callable<CompletionStage<T>> attempt;
  private final @Nullable Predicate<T> rejects;
  private final @Nullable AsyncFallback fallback;
  private final CallerContext context = CallerContext.capture();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  private volatile @Nullable Future<?> running;
  private volatile @Nullable Future<?> timer;

  AsyncRetry(
      RetryCall call,
      Callable<CompletionStage<T>> attempt,
      @Nullable Predicate<T> rejects,
      @Nullable AsyncFallback fallback) {
    this.call = call;
    this.attempt = attempt;
    this.rejects = rejects;
    this.fallback = fallback;
  }

  /** Goes on from the first attempt, which the caller has made. */
  CompletableFuture<T> follow(@Nullable CompletionStage<?> first, @Nullable Throwable thrown) {
    result.whenComplete((value, failure) -> cancelWhatRuns());
    if (first == null) {
      settled(null, thrown);
    } else {
      @SuppressWarnings("unchecked") // it came from the method whose result type this is
      CompletionStage<T> stage = (CompletionStage<T>) first;
      observe(stage);
    }
    return result;
  }

  private void observe(CompletionStage<T> stage) {
    if (stage instanceof Future<?> cancellable) {
      running = cancellable;
    }
    if (result.isDone()) {
      cancelWhatRuns();
    }
    stage.whenComplete(this::settled);
  }

  private void cancelWhatRuns() {
    Future<?> waiting = timer;
    if (waiting != null) {
      waiting.cancel(false);
    }
    Future<?> attempting = running;
    if (attempting != null && !attempting.isDone()) {
      attempting.cancel(true);
    }
  }

  private void settled(@Nullable T value, @Nullable Throwable thrown) {
    if (result.isDone()) {
      return;
    }
    Throwable failure = thrown == null ? null : unwrapped(thrown);
    try {
      if (failure == null && !isRejected(value)) {
        call.recovered();
        result.complete(value);
      } else {
        decide(value, failure);
      }
    } catch (Throwable e) { // a predicate or a fallback may throw anything, and nobody else is told
      if (failure != null && failure != e) {
        e.addSuppressed(failure);
      }
      result.completeExceptionally(e);
    }
  }

  private boolean isRejected(@Nullable T value) {
    return rejects != null && rejects.test(value);
  }

  private void decide(@Nullable T value, @Nullable Throwable failure) {
    Reason reason = call.next(failure);
    if (reason == null) {
      if (failure == null) {
        WovenRetry.discard(call, value);
      }
      pause(value, failure);
    } else {
      end(reason, value, failure);
    }
  }

  private void pause(@Nullable T value, @Nullable Throwable failure) {
    if (call.delay() == 0) {
      dispatch(value, failure);
      return;
    }
    timer = call.plan().environment().time().schedule(() -> dispatch(value, failure), call.delay());
    if (result.isDone()) {
      cancelWhatRuns();
    }
  }

  /** Runs on the timer's thread, which must not run user code: it only hands over. */
  private void dispatch(@Nullable T value, @Nullable Throwable failure) {
    try {
      call.plan().environment().executor().execute(() -> run(value, failure));
    } catch (RuntimeException e) { // RejectedExecutionException, or whatever an executor throws
      call.withdraw();
      if (failure != null && failure != e) {
        failure.addSuppressed(e);
      }
      end(Reason.REFUSED, value, failure);
    }
  }

  private void run(@Nullable T value, @Nullable Throwable failure) {
    if (result.isDone()) {
      return;
    }
    if (call.remaining() <= 0) {
      call.withdraw();
      end(Reason.DEADLINE, value, failure);
      return;
    }
    CompletionStage<T> stage;
    try (CallerContext.Restored restored = context.restore()) {
      call.enterScope();
      stage = attempt.call();
    } catch (Throwable e) { // a throw counts as a failed stage, errors too
      call.exitScope();
      settled(null, e);
      return;
    }
    call.exitScope();
    if (stage == null) {
      settled(null, new NullStageException(call.method()));
    } else {
      observe(stage);
    }
  }

  private void end(Reason reason, @Nullable T value, @Nullable Throwable failure) {
    call.stop(reason, failure);
    CompletionStage<?> standIn = call.fallsBack() ? fallBack(failure) : null;
    if (standIn != null) {
      forward(standIn, failure);
    } else if (failure != null) {
      result.completeExceptionally(failure);
    } else {
      result.complete(value);
    }
  }

  private @Nullable CompletionStage<?> fallBack(@Nullable Throwable failure) {
    if (fallback == null) {
      return null;
    }
    Throwable cause = WovenRetry.cause(call, failure);
    try {
      return fallback.call(cause);
    } catch (Throwable e) { // a throw counts as a failed stage
      return CompletableFuture.failedStage(WovenRetry.fallbackFailed(e, cause));
    }
  }

  private void forward(CompletionStage<?> standIn, @Nullable Throwable failure) {
    if (standIn instanceof Future<?> cancellable) {
      running = cancellable;
    }
    if (result.isDone()) {
      cancelWhatRuns();
    }
    Throwable cause = WovenRetry.cause(call, failure);
    standIn.whenComplete(
        (value, thrown) -> {
          if (thrown != null) {
            result.completeExceptionally(WovenRetry.fallbackFailed(unwrapped(thrown), cause));
          } else {
            @SuppressWarnings("unchecked") // fallback and method have the same result type
            T typed = (T) value;
            result.complete(typed);
            call.fellBack(cause);
          }
        });
  }

  private static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }
}
