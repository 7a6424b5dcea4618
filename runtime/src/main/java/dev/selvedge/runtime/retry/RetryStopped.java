package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.SelvedgeException;
import java.time.Duration;

/**
 * Why a retried call ended: found among the suppressed exceptions of the failure that the caller
 * gets, and handed to a fallback where a result was rejected and no failure exists. It has no stack
 * trace.
 */
public final class RetryStopped extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  /** Why no further attempt was made. */
  public enum Reason {
    /** {@code maxAttempts} calls were made. */
    EXHAUSTED("all attempts were used"),
    /** The next wait did not fit what remained of {@code maxDuration}. */
    DEADLINE("the next attempt did not fit into maxDuration"),
    /** The retry budget was empty. */
    BUDGET("the retry budget was empty"),
    /** The failure asked, as {@link RetryAfter}, for a wait longer than {@code maxDelay}. */
    RETRY_AFTER("the failure asked for a wait longer than maxDelay"),
    /** The thread was interrupted, or the failure was an interruption or cancellation. */
    INTERRUPTED("the call was interrupted or cancelled"),
    /** The failure, or a cause of it, is named in {@code abortOn}. */
    ABORTED("abortOn names the failure"),
    /** The failure is not covered by {@code on}. */
    UNMATCHED("on does not name the failure"),
    /** An inner {@code @Retry} gave up on the failure during this call. */
    NESTED("an inner @Retry had already given up on the failure"),
    /** The executor of asynchronous attempts refused the next one. */
    REFUSED("the executor refused the next attempt");

    private final String explanation;

    Reason(String explanation) {
      this.explanation = explanation;
    }

    /** Whether the failure was of the kind that is retried, so that a fallback applies. */
    boolean overMatchedFailure() {
      return switch (this) {
        case EXHAUSTED, DEADLINE, BUDGET, RETRY_AFTER, NESTED, REFUSED -> true;
        case INTERRUPTED, ABORTED, UNMATCHED -> false;
      };
    }
  }

  private final String method;
  private final Reason reason;
  private final int attempts;
  private final Duration elapsed;
  private final int sequence;

  RetryStopped(String method, Reason reason, int attempts, Duration elapsed, int sequence) {
    super(
        "gave up on "
            + method
            + " after "
            + attempts
            + (attempts == 1 ? " attempt, " : " attempts, ")
            + elapsed.toMillis()
            + " ms: "
            + reason.explanation,
        false,
        false);
    this.method = method;
    this.reason = reason;
    this.attempts = attempts;
    this.elapsed = elapsed;
    this.sequence = sequence;
  }

  /** The method that was retried, as {@code com.acme.Billing#fetch(long)}. */
  public String method() {
    return method;
  }

  public Reason reason() {
    return reason;
  }

  /** Calls made, the first included. */
  public int attempts() {
    return attempts;
  }

  /** Time from the first failure (from entry, where {@code maxDuration} is set) to the end. */
  public Duration elapsed() {
    return elapsed;
  }

  /** Position among all give-ups of this process, for nested damping. */
  int sequence() {
    return sequence;
  }
}
