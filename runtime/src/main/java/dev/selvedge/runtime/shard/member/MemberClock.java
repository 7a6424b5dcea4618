package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.internal.SystemTime;
import java.util.concurrent.Future;

/**
 * Time as membership needs it: two clocks, because a node must take itself for gone when either
 * says so. The monotonic one stands still while a virtual machine is suspended, and the one on the
 * wall may be set. Thread-safe.
 */
interface MemberClock {
  MemberClock SYSTEM =
      new MemberClock() {
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
      };

  /** A monotonic reading in nanoseconds; only differences mean something. */
  long nanoTime();

  /** Milliseconds since 1970. */
  long wallMillis();

  /** Runs a short, non-blocking task after {@code nanos}; cancelling the result forgets it. */
  Future<?> schedule(Runnable task, long nanos);
}
