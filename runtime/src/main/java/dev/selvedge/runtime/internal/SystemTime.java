package dev.selvedge.runtime.internal;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Real time. Its one daemon timer thread starts with the first scheduled task and ends when it has
 * been idle for a while: a thread that stayed would keep the class loader of an undeployed
 * application alive.
 */
public final class SystemTime implements TimeSource {
  public static final SystemTime INSTANCE = new SystemTime();

  private static final long IDLE_SECONDS = 30;

  private static volatile @Nullable Thread timerThread;

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

  /** Whether the current thread is the timer, which must not run user code. */
  static boolean isTimer() {
    return Thread.currentThread() == timerThread;
  }

  /** A timer of one thread, which ends after it was idle for that long and starts again. */
  static ScheduledThreadPoolExecutor timer(ThreadFactory threads, long idle, TimeUnit unit) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(idle, unit);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }

  private static final class Timer {
    static final ScheduledThreadPoolExecutor THREAD = start();

    private static ScheduledThreadPoolExecutor start() {
      ThreadFactory threads = new DaemonThreads("selvedge-timer");
      return timer(task -> timerThread = threads.newThread(task), IDLE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
