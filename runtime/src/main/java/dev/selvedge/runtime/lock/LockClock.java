package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.SystemTime;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Time as locks need it: two clocks, because a lease must end when either says so. The monotonic
 * one stands still while a virtual machine is suspended, and the one on the wall may be set.
 */
interface LockClock {
  LockClock SYSTEM =
      new LockClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public long wallMillis() {
          return System.currentTimeMillis();
        }

        @Override
        public Future<?> schedule(Runnable task, long nanos) {
          return SystemTime.INSTANCE.schedule(task, nanos);
        }

        @Override
        public void park(Object blocker, long nanos) {
          LockSupport.parkNanos(blocker, nanos);
        }
      };

  /** A monotonic reading in nanoseconds; only differences mean something. */
  long nanoTime();

  /** Milliseconds since 1970. */
  long wallMillis();

  /** Runs a short, non-blocking task after {@code nanos}; cancelling the result forgets it. */
  Future<?> schedule(Runnable task, long nanos);

  /** As {@link LockSupport#parkNanos(Object, long)}: may return early, and for no reason. */
  void park(Object blocker, long nanos);
}
