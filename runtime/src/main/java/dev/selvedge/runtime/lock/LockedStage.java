package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.BodyInterrupt;
import dev.selvedge.runtime.internal.CallerContext;
import dev.selvedge.runtime.internal.Failures;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call of a locked method that returns a stage: acquires, runs the body, and gives the lock
 * back when the body's stage completes. To cancel the result ends the waiting for the lock, but not
 * the body's work, and so not the lock either.
 */
final class LockedStage {
  private final LockService service;
  private final LockPlan plan;
  private final LockPolicy policy;
  private final Callable<?> body;
  private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
  private final AtomicBoolean completed = new AtomicBoolean();
  private final Thread caller = Thread.currentThread();

  /** Whether {@link #start} is under way; means something to the caller's thread only. */
  private boolean starting = true;

  LockedStage(LockService service, LockPlan plan, Callable<?> body) {
    this.service = service;
    this.plan = plan;
    this.policy = plan.policy(service.environment().settings());
    this.body = body;
  }

  CompletableFuture<@Nullable Object> start(Callable<?> keys) {
    CompletableFuture<Holding> acquired;
    CallerContext context = CallerContext.capture();
    try {
      Headroom.require();
      LockRequest request = policy.request((LockKeys) keys.call());
      acquired = service.acquireAsync(plan.method(), request);
    } catch (Throwable e) { // a stage tells all its failures itself
      result.completeExceptionally(e);
      return result;
    }
    acquired.whenComplete(
        (holding, refusal) -> {
          if (holding == null) {
            refuse(Failures.unwrapped(refusal));
          } else if (Thread.currentThread() == caller && starting) {
            run(holding);
          } else {
            try (CallerContext.Restored restored = context.restore()) {
              run(holding);
            }
          }
        });
    starting = false;
    // cancelled, or completed by somebody else, as by a timeout of its own
    result.whenComplete((value, trouble) -> acquired.cancel(false));
    return result;
  }

  private void refuse(Throwable refusal) {
    if (refusal instanceof LockUnavailableException
        && policy.skips()
        && refusal.getCause() == null) { // see LockedCall
      result.complete(null);
    } else {
      result.completeExceptionally(refusal);
    }
  }

  /** Runs the body's synchronous part as a call that holds the lock. */
  private void run(Holding holding) {
    if (result.isDone()) { // given up in the last moment
      holding.leave(false, false);
      return;
    }
    CompletionStage<?> stage = null;
    Throwable thrown = null;
    BodyInterrupt interrupt = policy.interrupts() ? holding.interruptCurrentThread() : null;
    LockScope scope = LockScope.begin(holding);
    try {
      stage = (CompletionStage<?>) body.call();
      if (stage == null) {
        thrown =
            new NullPointerException(
                plan.method() + " returned null instead of a stage; return a completed stage");
      }
    } catch (Throwable e) { // becomes the stage's
      thrown = e;
    } finally {
      scope.end();
      if (interrupt != null
          && holding.endInterrupt(interrupt)
          && thrown instanceof InterruptedException) {
        thrown = lossInPlaceOf(thrown, holding);
      }
    }
    if (stage == null) {
      complete(holding, null, thrown);
      return;
    }
    try {
      stage.whenComplete((value, trouble) -> complete(holding, value, trouble));
    } catch (RuntimeException | Error e) { // a stage of somebody's own making
      complete(holding, null, e);
    }
  }

  /** The interruption was for the loss; nobody asked the caller to stop. */
  private static Throwable lossInPlaceOf(Throwable interruption, Holding holding) {
    LockLostException loss = holding.loss();
    if (loss == null) {
      return interruption;
    }
    loss.addSuppressed(interruption);
    return loss;
  }

  private void complete(Holding holding, @Nullable Object value, @Nullable Throwable trouble) {
    if (!completed.compareAndSet(false, true)) {
      return;
    }
    LockLostException loss;
    try {
      loss = holding.leave(trouble == null, false);
    } catch (RuntimeException | Error e) { // see WovenLock.exit
      holding.forsake();
      result.completeExceptionally(trouble == null ? e : trouble);
      return;
    }
    if (trouble != null) {
      if (loss != null && !(Failures.unwrapped(trouble) instanceof LockLostException)) {
        Failures.unwrapped(trouble).addSuppressed(loss);
      }
      result.completeExceptionally(Failures.unwrapped(trouble));
    } else if (loss != null) {
      result.completeExceptionally(loss);
    } else {
      result.complete(value);
    }
  }
}
