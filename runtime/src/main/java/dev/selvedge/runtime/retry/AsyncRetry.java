package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.internal.CallerContext;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Retrying of one call whose outcome is a stage.
 *
 * <p>Why this is safe: attempts follow each other, each started by the completion of the one before
 * (through executor or timer, which order memory), so {@link #call} is used by one thread at a
 * time. Only the result is shared: whoever completes it from outside, as by cancelling, wins, and
 * what goes on then ({@link #running}, {@link #waiting}) is cancelled. A cancel that races with the
 * start of an attempt or wait is caught because both sides write, then read: the starter stores the
 * field and then looks at the result; the canceller completes the result and then looks at the
 * fields (volatile). Timer and canceller both claim a wait, so only one of them acts on it.
 *
 * <p>Whatever happens, the result is completed: with what the user's own code came to, if our own
 * should fail.
 */
final class AsyncRetry<T> {
  /** Where a call ends whose timer ran out and whose executor refused: not on the timer. */
  private static final Executor ELSEWHERE = CompletableFuture::runAsync;

  private final RetryPlan plan;
  private final int entrySequence;
  private final @Nullable RetryScope outer = RetryScope.current();
  private final Callable<CompletionStage<T>> attempt;
  private final @Nullable Predicate<T> rejects;
  private final @Nullable AsyncFallback fallback;
  private final CallerContext context = CallerContext.capture();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  /** Made by the first failure, unless the clock was started at entry. */
  private @Nullable RetryCall call;

  private volatile @Nullable Future<?> running;
  private volatile @Nullable Wait<T> waiting;

  AsyncRetry(
      RetryPlan plan,
      int entrySequence,
      @Nullable RetryCall timed,
      Callable<CompletionStage<T>> attempt,
      @Nullable Predicate<T> rejects,
      @Nullable AsyncFallback fallback) {
    this.plan = plan;
    this.entrySequence = entrySequence;
    this.call = timed;
    this.attempt = attempt;
    this.rejects = rejects;
    this.fallback = fallback;
  }

  /** Goes on from the first attempt, which the caller has made. */
  CompletableFuture<T> follow(@Nullable CompletionStage<?> first, @Nullable Throwable thrown) {
    result.whenComplete((value, failure) -> cancelWhatGoesOn());
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
    watch(stage);
    try {
      stage.whenComplete(this::settled);
    } catch (RuntimeException | Error e) { // a stage that cannot be followed counts as failed
      settled(null, e);
    }
  }

  /** From now on, cancelling the result cancels the stage. */
  private void watch(CompletionStage<?> stage) {
    running = StageState.cancellable(stage);
    if (result.isDone()) {
      cancelWhatGoesOn();
    }
  }

  private void cancelWhatGoesOn() {
    Wait<T> wait = waiting;
    if (wait != null) {
      if (wait.claim()) {
        drop(wait.value, wait.failure);
      }
      wait.cancelTimer();
    }
    Future<?> attempting = running;
    if (attempting != null) {
      StageState.cancel(attempting);
    }
  }

  private void settled(@Nullable T value, @Nullable Throwable thrown) {
    if (result.isDone()) {
      return;
    }
    Throwable failure = thrown == null ? null : unwrapped(thrown);
    boolean rejected;
    try {
      rejected = failure == null && rejects != null && rejects.test(value);
    } catch (Throwable e) { // as in a method that is not asynchronous, it ends the call
      result.completeExceptionally(e);
      return;
    }
    try {
      if (failure != null || rejected) {
        decide(value, failure);
        return;
      }
      RetryCall failedBefore = call;
      if (failedBefore != null) {
        failedBefore.recovered();
      }
    } catch (RuntimeException | Error e) {
      report(e);
    }
    complete(value, failure);
  }

  private void decide(@Nullable T value, @Nullable Throwable failure) {
    Reason reason = call().next(failure);
    if (reason != null) {
      end(reason, value, failure);
    } else if (call().delay() == 0) {
      start(value, failure, Runnable::run);
    } else {
      pause(new Wait<>(value, failure));
    }
  }

  private void pause(Wait<T> wait) {
    waiting = wait;
    try {
      wait.timer = plan.environment().time().schedule(() -> timeIsUp(wait), call().delay());
    } catch (RuntimeException | Error e) {
      waiting = null; // what it holds is the outcome of the call, and not to be dropped
      throw e;
    }
    if (result.isDone()) {
      cancelWhatGoesOn();
    }
  }

  /** Runs on the timer's thread, which must not run user code: it only hands over. */
  private void timeIsUp(Wait<T> wait) {
    if (wait.claim()) {
      start(wait.value, wait.failure, ELSEWHERE);
    }
  }

  private void start(@Nullable T value, @Nullable Throwable failure, Executor otherwise) {
    try {
      plan.environment().executor().execute(() -> run(value, failure));
    } catch (RuntimeException | Error e) { // rejected, no thread left, or whatever it throws
      call().refused(e);
      endBy(otherwise, value, failure);
    }
  }

  private void endBy(Executor executor, @Nullable T value, @Nullable Throwable failure) {
    try {
      executor.execute(() -> end(Reason.REFUSED, value, failure));
    } catch (RuntimeException | Error e) { // no thread to be had anywhere: end it here
      report(e);
      complete(value, failure);
    }
  }

  private void run(@Nullable T value, @Nullable Throwable failure) {
    if (result.isDone()) {
      drop(value, failure);
      return;
    }
    if (call().remaining() <= 0) {
      call().withdraw();
      end(Reason.DEADLINE, value, failure);
      return;
    }
    if (failure == null) {
      WovenRetry.discard(plan, value);
    }
    CompletionStage<T> stage;
    try (CallerContext.Restored restored = context.restore()) {
      call().enterScope();
      stage = attempt.call();
    } catch (Throwable e) { // a throw counts as a failed stage, errors too
      call().exitScope();
      settled(null, e);
      return;
    }
    call().exitScope();
    if (stage == null) {
      settled(null, new NullStageException(plan.method()));
    } else {
      observe(stage);
    }
  }

  /** The caller has gone before the next attempt. */
  private void drop(@Nullable T value, @Nullable Throwable failure) {
    call().withdraw();
    if (failure == null) {
      WovenRetry.discard(plan, value);
    }
  }

  private void end(Reason reason, @Nullable T value, @Nullable Throwable failure) {
    try {
      call().stop(reason, failure);
      if (fallback != null && call().fallsBack()) {
        Throwable cause = WovenRetry.cause(call(), failure);
        if (fallback.fits(cause)) {
          forward(standIn(fallback, cause), cause);
          return;
        }
      }
    } catch (RuntimeException | Error e) {
      report(e);
    }
    complete(value, failure);
  }

  private CompletionStage<?> standIn(AsyncFallback fallback, Throwable cause) {
    CompletionStage<?> stage;
    try (CallerContext.Restored restored = context.restore()) {
      stage = fallback.call(cause);
    } catch (Throwable e) { // a throw counts as a failed stage
      return CompletableFuture.failedStage(e);
    }
    return stage != null
        ? stage
        : CompletableFuture.failedStage(new NullStageException("the fallback of " + plan.method()));
  }

  private void forward(CompletionStage<?> standIn, Throwable cause) {
    watch(standIn);
    standIn.whenComplete(
        (value, thrown) -> {
          if (thrown != null) {
            result.completeExceptionally(WovenRetry.fallbackFailed(unwrapped(thrown), cause));
          } else {
            @SuppressWarnings("unchecked") // fallback and method have the same result type
            T typed = (T) value;
            if (result.complete(typed)) {
              call().fellBack(cause);
            }
          }
        });
  }

  private void complete(@Nullable T value, @Nullable Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(failure);
    } else {
      result.complete(value);
    }
  }

  /** Whatever goes wrong in here must not take the place of the user's own outcome. */
  private void report(Throwable e) {
    Log.error(AsyncRetry.class, "retrying " + plan.method() + " failed", e);
  }

  private RetryCall call() {
    RetryCall made = call;
    if (made == null) {
      made = new RetryCall(plan, entrySequence, outer);
      call = made;
    }
    return made;
  }

  private static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  /** The time between two attempts, and what the one before came to. */
  private static final class Wait<T> {
    private final @Nullable T value;
    private final @Nullable Throwable failure;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile @Nullable Future<?> timer;

    Wait(@Nullable T value, @Nullable Throwable failure) {
      this.value = value;
      this.failure = failure;
    }

    /** True for the first who asks, and for nobody else. */
    boolean claim() {
      return claimed.compareAndSet(false, true);
    }

    void cancelTimer() {
      Future<?> task = timer;
      if (task != null) {
        task.cancel(false);
      }
    }
  }
}
