package faults;

import dev.selvedge.runtime.lock.LockHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Until when a holder believed that it held its lock: asked all the time, on a thread of its own,
 * and each time after a look at the clock. So what is said is never later than the truth: where it
 * is after another's grant, two did believe so at once.
 *
 * <p>The instants are comparable between the processes of one host where {@link System#nanoTime} is
 * CLOCK_MONOTONIC with no origin of the process's own, as on Linux.
 */
final class Belief {
  private static final long BETWEEN = TimeUnit.MICROSECONDS.toNanos(500);

  private Belief() {}

  /** Says {@code believed INSTANT} once the lock is lost or given back. */
  static void watch(String id, LockHandle handle) {
    Thread thread = new Thread(() -> Worker.say(id, "believed " + last(handle)), id + "-belief");
    thread.setDaemon(true);
    thread.start();
  }

  private static long last(LockHandle handle) {
    long believed = System.nanoTime();
    long asked = believed;
    while (handle.isHeld()) {
      believed = asked;
      LockSupport.parkNanos(BETWEEN);
      asked = System.nanoTime();
    }
    return believed;
  }
}
