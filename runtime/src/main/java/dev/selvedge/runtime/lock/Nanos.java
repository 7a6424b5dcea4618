package dev.selvedge.runtime.lock;

import java.time.Duration;

/** Durations as nanoseconds that can be added to a clock reading without passing for the past. */
final class Nanos {
  /** Some 73 years; half of what differences of clock readings can tell. */
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 4);

  private Nanos() {}

  static long of(Duration duration) {
    return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
  }
}
