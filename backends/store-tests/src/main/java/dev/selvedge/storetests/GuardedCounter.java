package dev.selvedge.storetests;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A counter that is right only under a lock, and that notices when there is none. */
final class GuardedCounter {
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger overlaps = new AtomicInteger();
  private volatile int value;

  void increment() {
    if (inside.incrementAndGet() != 1) {
      overlaps.incrementAndGet();
    }
    int read = value;
    LockSupport.parkNanos(50_000);
    value = read + 1;
    inside.decrementAndGet();
  }

  int value() {
    return value;
  }

  int overlaps() {
    return overlaps.get();
  }
}
