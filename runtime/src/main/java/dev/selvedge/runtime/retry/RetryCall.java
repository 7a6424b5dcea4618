package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.event.RetryAttemptFailed;
import dev.selvedge.runtime.event.RetryFellBack;
import dev.selvedge.runtime.event.RetryGaveUp;
import dev.selvedge.runtime.event.RetryRecovered;
import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a retried method from its first failure on: it counts attempts and decides, but
 * neither waits nor calls. Used by one thread at a time; where attempts hop between threads, the
 * hand-over orders them.
 */
final class RetryCall extends RetryScope {
  private final RetryPlan plan;
  private final RetryPolicy policy;
  private final int entrySequence;
  private final long start;
  private final long bound;

  private int failedAttempts;
  private long delay;
  private boolean withdrawn;
  private boolean entered;

  // three fields and not one history, which two failures would make for nothing
  private @Nullable Throwable lastFailure;
  private @Nullable Throwable firstFailure;
  private @Nullable FailureHistory history;

  private @Nullable Reason stopReason;
  private @Nullable RetryStopped stopped;

  /**
   * Starts the clock of the call.
   *
   * @param entrySequence {@link GiveUps#sequence()} when the call began
   */
  RetryCall(RetryPlan plan, int entrySequence) {
    this(plan, entrySequence, RetryScope.current());
  }

  /**
   * The same for a call that began on another thread.
   *
   * @param outer the call around it, if that one is being retried
   */
  RetryCall(RetryPlan plan, int entrySequence, @Nullable RetryScope outer) {
    this.plan = plan;
    this.policy = plan.policy();
    this.entrySequence = entrySequence;
    this.start = plan.environment().time().nanoTime();
    long own = policy.maxDurationNanos() == 0 ? UNBOUNDED : policy.maxDurationNanos();
    this.bound = outer == null ? own : Math.min(own, outer.remaining());
  }

  /**
   * Takes in the outcome of an attempt that was no success, and decides.
   *
   * @param failure null where the result was rejected
   * @return null where another attempt is to be made after {@link #delay()}, else why not
   */
  @Nullable Reason next(@Nullable Throwable failure) {
    failedAttempts++;
    keepLastFailure();
    Reason objection = failure == null ? null : objection(failure);
    if (objection != null) {
      return objection;
    }
    if (failedAttempts >= policy.maxAttempts()) {
      return Reason.EXHAUSTED;
    }
    long wait = policy.backoff().next(failedAttempts, delay, plan.environment().random().get());
    long asked = failure == null ? 0 : RetryHints.nanos(failure);
    if (asked > policy.backoff().cap()) {
      return Reason.RETRY_AFTER;
    }
    wait = Math.max(wait, asked);
    long now = plan.environment().time().nanoTime();
    if (wait >= remaining(now)) {
      return Reason.DEADLINE;
    }
    if (policy.budget() != null && !policy.budget().take(now)) {
      return Reason.BUDGET;
    }
    delay = wait;
    lastFailure = failure;
    announce(failure);
    return null;
  }

  private @Nullable Reason objection(Throwable failure) {
    Reason objection = policy.classifier().objection(failure);
    if (objection == null && policy.dampensNested() && GiveUps.include(failure, entrySequence)) {
      return Reason.NESTED;
    }
    return objection;
  }

  /** A failure becomes an earlier one when the attempt after it has failed too. */
  private void keepLastFailure() {
    if (lastFailure != null) {
      keep(lastFailure);
    }
  }

  private void keep(Throwable failure) {
    if (firstFailure == null) {
      firstFailure = failure;
    } else {
      if (history == null) {
        history = new FailureHistory(firstFailure);
      }
      history.add(failure);
    }
  }

  private void announce(@Nullable Throwable failure) {
    if (plan.environment().listeners().any()) {
      RetryAttemptFailed event =
          new RetryAttemptFailed(method(), failedAttempts, failure, Duration.ofNanos(delay));
      plan.environment().listeners().deliver(listener -> listener.attemptFailed(event));
    }
  }

  /** Nanoseconds to wait before the next attempt. */
  long delay() {
    return delay;
  }

  /** The attempt that {@link #next} allowed is not made after all. */
  void withdraw() {
    withdrawn = true;
    if (policy.budget() != null) {
      policy.budget().giveBack(1);
    }
  }

  /** Nobody runs the attempt that {@link #next} allowed. */
  void refused(Throwable refusal) {
    withdraw();
    keep(refusal);
  }

  /** Ends a call that succeeded after failures. */
  void recovered() {
    exitScope();
    if (failedAttempts == 0) {
      return;
    }
    if (policy.budget() != null) {
      policy.budget().giveBack(failedAttempts); // each has taken one
    }
    if (plan.environment().listeners().any()) {
      RetryRecovered event = new RetryRecovered(method(), failedAttempts + 1, elapsed());
      plan.environment().listeners().deliver(listener -> listener.recovered(event));
    }
  }

  /** Ends a call that failed for good; the failure, where there is one, gets its history. */
  void stop(Reason reason, @Nullable Throwable failure) {
    exitScope();
    stopReason = reason;
    boolean retrying = failedAttempts > 1 || withdrawn || reason.overMatchedFailure();
    if (!retrying || policy.maxAttempts() == 1) {
      return; // never retried, nor meant to be: the failure passes as if nothing were woven
    }
    RetryStopped mark =
        new RetryStopped(method(), reason, failedAttempts, elapsed(), GiveUps.next());
    stopped = mark;
    if (failure != null) {
      FailureHistory earlier = history == null ? new FailureHistory(firstFailure) : history;
      if (!earlier.attachTo(failure, mark) && reason.overMatchedFailure()) {
        GiveUps.remember(failure, mark.sequence());
      }
    }
    if (plan.environment().listeners().any()) {
      RetryGaveUp event =
          new RetryGaveUp(method(), reason, failedAttempts, mark.elapsed(), failure);
      plan.environment().listeners().deliver(listener -> listener.gaveUp(event));
    }
  }

  /** Whether a fallback applies to a call that has stopped. */
  boolean fallsBack() {
    return stopReason != null && stopReason.overMatchedFailure();
  }

  /** Why a call over a rejected result stopped, for its fallback. */
  RetryStopped stopped() {
    RetryStopped mark = stopped;
    if (mark == null) { // a single attempt, which leaves no mark by itself
      Reason reason = stopReason == null ? Reason.EXHAUSTED : stopReason;
      mark = new RetryStopped(method(), reason, failedAttempts, elapsed(), GiveUps.next());
      stopped = mark;
    }
    return mark;
  }

  void fellBack(Throwable cause) {
    if (plan.environment().listeners().any()) {
      RetryFellBack event = new RetryFellBack(method(), cause);
      plan.environment().listeners().deliver(listener -> listener.fellBack(event));
    }
  }

  /** Puts the call on the current thread, unless it is there already. */
  void enterScope() {
    if (!entered) {
      entered = true;
      enter();
    }
  }

  /** Takes the call off the current thread, if it is there. */
  void exitScope() {
    if (entered) {
      entered = false;
      leave();
    }
  }

  RetryPlan plan() {
    return plan;
  }

  @Override
  String method() {
    return plan.method();
  }

  @Override
  int attempt() {
    return failedAttempts + 1;
  }

  @Override
  @Nullable Throwable lastFailure() {
    return lastFailure;
  }

  @Override
  long remaining() {
    return bound == UNBOUNDED ? UNBOUNDED : remaining(plan.environment().time().nanoTime());
  }

  private long remaining(long now) {
    return bound == UNBOUNDED ? UNBOUNDED : bound - (now - start);
  }

  private Duration elapsed() {
    return Duration.ofNanos(Math.max(0, plan.environment().time().nanoTime() - start));
  }
}
