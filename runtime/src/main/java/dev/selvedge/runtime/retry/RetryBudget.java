package dev.selvedge.runtime.retry;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket of retries that refills at a constant rate. Lock-free and without allocation.
 *
 * <p>The bucket is kept as one instant, as in the generic cell rate algorithm (ITU-T I.371): {@code
 * emptyAt} is when it would have been empty had nothing been taken since, so that the tokens at
 * time {@code t} are {@code (t − emptyAt) / nanosPerToken}, at most the capacity. Taking moves the
 * instant forward by one token, giving back moves it backward. One compare-and-set decides, so two
 * threads never take the same token, and no thread has to refill.
 */
final class RetryBudget {
  static final int TOKENS = 500;
  static final double REFILL_PER_SECOND = 10;

  private final long nanosPerToken;
  private final long window;
  private final AtomicLong emptyAt;

  /**
   * A full bucket.
   *
   * @param now a reading of the clock that is later passed to the methods
   */
  RetryBudget(int tokens, double refillPerSecond, long now) {
    nanosPerToken = Math.max(1, (long) (1e9 / refillPerSecond));
    window = Math.multiplyExact(nanosPerToken, (long) tokens);
    emptyAt = new AtomicLong(now - window);
  }

  /** Takes one token if there is one. */
  boolean take(long now) {
    while (true) {
      long current = emptyAt.get();
      long taken = full(current, now) + nanosPerToken;
      if (taken - now > 0) {
        return false;
      }
      if (emptyAt.compareAndSet(current, taken)) {
        return true;
      }
    }
  }

  /** Gives back tokens; what exceeds the capacity is lost. */
  void giveBack(int tokens) {
    emptyAt.addAndGet(-nanosPerToken * tokens);
  }

  /** Tokens there are now, whole ones. */
  long tokens(long now) {
    return Math.max(0, (now - full(emptyAt.get(), now)) / nanosPerToken);
  }

  /** The instant clamped to "full"; compared by difference, as nanosecond clocks may wrap. */
  private long full(long instant, long now) {
    long earliest = now - window;
    return instant - earliest < 0 ? earliest : instant;
  }
}
