package dev.selvedge.runtime.lock.file;

import java.time.Duration;

/** Times as they are written. */
final class Millis {
  private static final Duration LONGEST = Duration.ofDays(3650);

  private Millis() {}

  /** Rounded up, as a lease must not end early; and no longer than can be added to a clock. */
  static long of(Duration duration) {
    Duration bounded = duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
    return bounded.plusNanos(999_999).toMillis();
  }
}
