package dev.selvedge.demo;

import dev.selvedge.runtime.event.LockAcquired;
import dev.selvedge.runtime.event.LockRefused;
import dev.selvedge.runtime.event.SelvedgeListener;
import java.time.Duration;

/**
 * How long calls waited for their locks, added up, as the runtime tells; nothing where the program
 * is not woven. Thread-safe.
 */
final class LockWaits implements SelvedgeListener {

  /** Shorter is the ordinary cost of a lock, contended or not. */
  static final Duration NOTICED = Duration.ofMillis(5);

  private Duration total = Duration.ZERO;
  private Duration longest = Duration.ZERO;
  private int noticed;

  @Override
  public void lockAcquired(LockAcquired event) {
    add(event.waited());
  }

  @Override
  public void lockRefused(LockRefused event) {
    add(event.waited());
  }

  private synchronized void add(Duration time) {
    total = total.plus(time);
    longest = time.compareTo(longest) > 0 ? time : longest;
    noticed += time.compareTo(NOTICED) >= 0 ? 1 : 0;
  }

  synchronized Duration total() {
    return total;
  }

  synchronized Duration longest() {
    return longest;
  }

  /** Calls that waited for at least {@link #NOTICED}. */
  synchronized int noticed() {
    return noticed;
  }
}
