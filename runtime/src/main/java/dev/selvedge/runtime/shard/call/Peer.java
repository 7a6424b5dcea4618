package dev.selvedge.runtime.shard.call;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Another node as calls from here find it: how many are under way, and whether it could be reached
 * of late. Thread-safe.
 *
 * <p>After a few calls in a row that could not be sent, further ones are spared the attempt for a
 * moment; one call at a time then tries again.
 */
final class Peer {
  private static final int PATIENCE = 3;
  static final long PAUSE = Duration.ofMillis(250).toNanos();

  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  /** When to try again; means something only after {@link #PATIENCE} failures. */
  private final AtomicLong again = new AtomicLong();

  /** Whether one more call may be under way; if so, {@link #done} must follow. */
  boolean begin(int most) {
    if (underWay.incrementAndGet() <= most) {
      return true;
    }
    underWay.decrementAndGet();
    return false;
  }

  void done() {
    underWay.decrementAndGet();
  }

  boolean isIdle() {
    return underWay.get() == 0;
  }

  /** Whether to try at all; the first who asks after the pause is the one who tries. */
  boolean isWorthTrying(long now, long pause) {
    if (failures.get() < PATIENCE) {
      return true;
    }
    long due = again.get();
    return now - due >= 0 && again.compareAndSet(due, now + pause);
  }

  void reached() {
    if (failures.get() != 0) {
      failures.set(0);
    }
  }

  void notReached(long now, long pause) {
    again.set(now + pause);
    failures.incrementAndGet();
  }
}
