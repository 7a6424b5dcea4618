package dev.selvedge.runtime.shard.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of others run here at a time, and which wait. Thread-safe.
 *
 * <p>A call that is nested in another never waits for one that is not: the other may itself be
 * waiting, here or elsewhere, for just this call, and would keep its place while it does.
 */
final class Admission {
  private final CallLimits limits;
  private final ReentrantLock change = new ReentrantLock();
  private final Deque<ServedCall> queue = new ArrayDeque<>();
  private int running;
  private int nested;

  Admission(CallLimits limits) {
    this.limits = limits;
  }

  enum Verdict {
    RUN,
    WAIT,
    REFUSED
  }

  Verdict admit(ServedCall call) {
    change.lock();
    try {
      if (call.isNested()) {
        if (nested >= limits.nested()) {
          return Verdict.REFUSED;
        }
        nested++;
        return Verdict.RUN;
      }
      if (running < limits.running()) {
        running++;
        return Verdict.RUN;
      }
      if (queue.size() >= limits.queued()) {
        return Verdict.REFUSED;
      }
      queue.add(call);
      return Verdict.WAIT;
    } finally {
      change.unlock();
    }
  }

  /**
   * To be called when a call that was to run is over.
   *
   * @return the one to run in its place, if one waits
   */
  @Nullable ServedCall over(ServedCall call) {
    change.lock();
    try {
      if (call.isNested()) {
        nested--;
        return null;
      }
      ServedCall next = queue.poll();
      if (next == null) {
        running--;
      }
      return next;
    } finally {
      change.unlock();
    }
  }

  /** Takes one that nobody waits for any more out of the queue; whether it was there. */
  boolean forget(ServedCall call) {
    change.lock();
    try {
      return queue.remove(call);
    } finally {
      change.unlock();
    }
  }

  /** How many run or wait. */
  int present() {
    change.lock();
    try {
      return running + nested + queue.size();
    } finally {
      change.unlock();
    }
  }
}
