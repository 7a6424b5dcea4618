package dev.selvedge.runtime.retry;

import dev.selvedge.Jitter;
import java.util.random.RandomGenerator;

/**
 * Delays that grow and are spread; immutable. All times are nanoseconds, never negative and never
 * above the cap, for any attempt number: growth is computed in floating point and clamped before it
 * becomes a {@code long}.
 *
 * @param delay the first delay
 * @param multiplier growth from one delay to the next, at least 1
 * @param cap the longest delay, at least {@code delay}
 * @param jitter how delays are spread; see there for the source of the formulas
 */
record Backoff(long delay, double multiplier, long cap, Jitter jitter) {
  private static final int DECORRELATED_GROWTH = 3;

  /**
   * The delay after the given failed attempt.
   *
   * @param attempt the attempt that failed, from 1
   * @param previous the delay drawn before this one; not used for the first
   */
  long next(int attempt, long previous, RandomGenerator random) {
    return switch (jitter) {
      case NONE -> exponential(attempt);
      case FULL -> between(0, exponential(attempt), random);
      case EQUAL -> {
        long whole = exponential(attempt);
        yield between(whole - whole / 2, whole, random);
      }
      case DECORRELATED -> between(delay, decorrelatedCeiling(attempt, previous), random);
    };
  }

  private long exponential(int attempt) {
    if (delay == 0) {
      return 0; // and not 0 × infinity
    }
    double grown = delay * Math.pow(multiplier, attempt - 1.0);
    return grown >= cap ? cap : (long) grown;
  }

  private long decorrelatedCeiling(int attempt, long previous) {
    long base = attempt == 1 ? delay : Math.max(delay, previous);
    return base > cap / DECORRELATED_GROWTH ? cap : base * DECORRELATED_GROWTH;
  }

  private static long between(long low, long high, RandomGenerator random) {
    if (low >= high) {
      return high;
    }
    return high == Long.MAX_VALUE
        ? random.nextLong(low, high) // the bound itself would overflow; one nanosecond is lost
        : random.nextLong(low, high + 1);
  }
}
