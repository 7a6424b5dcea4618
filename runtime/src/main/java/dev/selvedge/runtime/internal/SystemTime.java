package dev.selvedge.runtime.internal;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Real time. Its one daemon timer thread starts with the first scheduled task. */
public final class SystemTime implements TimeSource {
  public static final SystemTime INSTANCE = new SystemTime();

  private SystemTime() {}

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  /** Parks rather than sleeps: {@code Thread.sleep} rounds to milliseconds on JDK 17. */
  @Override
  public void sleep(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(this, left);
    }
    if (nanos > 0 && Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public Future<?> schedule(Runnable task, long nanos) {
    return Timer.THREAD.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  private static final class Timer {
    static final ScheduledThreadPoolExecutor THREAD = start();

    private static ScheduledThreadPoolExecutor start() {
      ScheduledThreadPoolExecutor timer =
          new ScheduledThreadPoolExecutor(1, new DaemonThreads("selvedge-timer"));
      timer.setRemoveOnCancelPolicy(true);
      return timer;
    }
  }
}
