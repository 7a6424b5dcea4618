package dev.selvedge.runtime.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What failures say, as {@link RetryAfter}, about when to try again. */
final class RetryHints {
  private RetryHints() {}

  /** The wait that the failure or the nearest of its causes asks for; 0 for none. */
  static long nanos(Throwable failure) {
    Throwable hint = CauseChain.find(failure, t -> t instanceof RetryAfter);
    return hint instanceof RetryAfter known ? nanos(known.retryAfter()) : 0;
  }

  private static long nanos(@Nullable Duration asked) {
    if (asked == null || asked.isNegative()) {
      return 0;
    }
    try {
      return asked.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE; // longer than 292 years: saturate
    }
  }
}
