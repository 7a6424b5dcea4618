package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.BodyInterrupt;
import org.jspecify.annotations.Nullable;

/** One call of a locked method, from the grant to the release; belongs to its thread. */
final class LockedCall {
  private final Holding holding;
  private final LockScope scope;
  private final @Nullable BodyInterrupt interrupt;

  private LockedCall(Holding holding, @Nullable BodyInterrupt interrupt) {
    this.holding = holding;
    this.scope = LockScope.begin(holding);
    this.interrupt = interrupt;
  }

  /** Takes the lock; null if the body is to be skipped. */
  static @Nullable LockedCall begin(LockService service, LockPlan plan, LockKeys keys) {
    LockPolicy policy = plan.policy(service.environment().settings());
    Holding holding;
    try {
      holding = service.acquire(plan.method(), policy.request(keys));
    } catch (LockUnavailableException e) {
      if (policy.skips() && e.getCause() == null) { // an interruption is not to be skipped over
        return null;
      }
      throw e;
    }
    try {
      return new LockedCall(holding, policy.interrupts() ? holding.interruptCurrentThread() : null);
    } catch (Throwable e) { // an exhausted stack or heap: the body does not run, nobody would leave
      holding.leave(false, false);
      throw e;
    }
  }

  /** See {@link Holding#forsake}. */
  void forsake() {
    holding.forsake();
  }

  /** Gives the lock back; answers what the method is to throw, null where it is to return. */
  @Nullable Throwable end(@Nullable Throwable thrown) {
    boolean interrupted = interrupt != null && holding.endInterrupt(interrupt);
    scope.end();
    LockLostException loss = holding.leave(thrown == null, true);
    if (loss == null || thrown == null) {
      return thrown == null ? loss : thrown;
    }
    if (interrupted && thrown instanceof InterruptedException) {
      loss.addSuppressed(thrown); // it was for the loss; nobody asked the caller to stop
      return loss;
    }
    if (!(thrown instanceof LockLostException)) {
      thrown.addSuppressed(loss);
    }
    return thrown;
  }
}
