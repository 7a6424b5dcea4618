package dev.selvedge.jdbc;

import java.time.Duration;

/** Durations as they are kept. */
final class Micros {
  private static final long LONGEST = Duration.ofDays(36500).toNanos() / 1000;

  private Micros() {}

  /** Rounded up: a lease is never shorter than its holder thinks. */
  static long of(Duration duration) {
    if (duration.toDays() >= 36500) {
      return LONGEST;
    }
    return (duration.toNanos() + 999) / 1000;
  }

  static Duration toDuration(long micros) {
    return Duration.ofNanos(Math.multiplyExact(Math.min(micros, LONGEST), 1000L));
  }
}
