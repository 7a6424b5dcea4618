package dev.selvedge.runtime.lock;

import java.time.Duration;

/**
 * The end of a lease as its holder sees it, on both clocks: the moment before the request was sent,
 * plus the lease, less a margin for clocks that run at different speeds. The store began to count
 * later than that, so its own end is never before this one, as long as it keeps its promise.
 *
 * @param nanos on the monotonic clock
 * @param wallMillis on the other
 */
record Deadline(long nanos, long wallMillis) {

  /** Share of the lease by which the two sides' clocks may differ in speed. */
  private static final int SKEW = 100;

  private static final long LEAST_MARGIN = 2_000_000;

  /** The end of a lease that was asked for at that moment. */
  static Deadline of(long sentNanos, long sentWallMillis, Duration lease) {
    long usable = usable(lease.toNanos());
    return new Deadline(sentNanos + usable, sentWallMillis + usable / 1_000_000);
  }

  /** What is left of a lease after its margin; positive for any lease that is accepted. */
  private static long usable(long lease) {
    return lease - Math.max(LEAST_MARGIN, lease / SKEW);
  }

  /** Whether either clock has reached it. */
  boolean hasPassed(LockClock clock) {
    return remaining(clock) <= 0;
  }

  /** What the clock that is further on leaves, in nanoseconds. */
  long remaining(LockClock clock) {
    long onTheWall = (wallMillis - clock.wallMillis()) * 1_000_000;
    return Math.min(nanos - clock.nanoTime(), onTheWall);
  }
}
