package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.CallerContext;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
  private final Thread caller = Thread.currentThread();

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
          } else if (Thread.currentThread() == caller) {
            run(holding);
          } else {
            try (CallerContext.Restored restored = context.restore()) {
              run(holding);
            }
          }
        });
    result.whenComplete(
        (value, trouble) -> {
          if (result.isCancelled()) {
            acquired.cancel(false);
          }
        });
    return result;
  }

  private void refuse(Throwable refusal) {
    if (refusal instanceof LockUnavailableException && policy.skips()) {
      result.complete(null);
    } else {
      result.completeExceptionally(refusal);
    }
  }

  /** Runs the body's synchronous part as a call that holds the lock. */
  private void run(Holding holding) {
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
      if (interrupt != null) {
        interrupt.done();
      }
    }
    if (stage == null) {
      complete(holding, null, thrown);
    } else {
      stage.whenComplete((value, trouble) -> complete(holding, value, trouble));
    }
  }

  private void complete(Holding holding, @Nullable Object value, @Nullable Throwable trouble) {
    LockLostException loss;
    try {
      loss = holding.leave(trouble == null, false);
    } catch (RuntimeException | Error e) { // see WovenLock.exit
      result.completeExceptionally(trouble == null ? e : trouble);
      return;
    }
    if (trouble != null) {
      if (loss != null) {
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
