package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.internal.Log;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What failures say, as {@link RetryAfter}, about when to try again. */
final class RetryHints {
  private RetryHints() {}

  /** The wait that the failure or the nearest of its causes asks for; 0 for none. */
  static long nanos(Throwable failure) {
    Throwable hint = CauseChain.find(failure, t -> t instanceof RetryAfter);
    if (hint == null) {
      return 0;
    }
    try {
      return nanos(((RetryAfter) hint).retryAfter());
    } catch (RuntimeException | LinkageError e) {
      // a hint that cannot be had says nothing; the failure is retried like any other
      Log.warning(RetryHints.class, hint.getClass().getName() + ".retryAfter() failed", e);
      return 0;
    }
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
