package dev.selvedge.storetests;

import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A {@link StoreContext} that counts what the store tells it: one process, as a store sees it. Its
 * executor makes daemon threads without bound and ends with {@link #close}. Thread-safe.
 */
public final class RecordingContext implements StoreContext, AutoCloseable {
  /** What the names of the executor's threads begin with. */
  static final String THREADS = "store-tests-executor-";

  private static final AtomicInteger THREAD_COUNT = new AtomicInteger();

  private final String namespace;
  private final String client;
  private final ExecutorService executor = Executors.newCachedThreadPool(daemons());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final Map<String, Integer> wakes = new HashMap<>();
  private int wakeAlls;

  /**
   * Makes one.
   *
   * @param client at most 40 characters of {@code a-z0-9-}, for one process only
   */
  public RecordingContext(String namespace, String client) {
    this.namespace = namespace;
    this.client = client;
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, THREADS + THREAD_COUNT.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public String client() {
    return client;
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public void wake(String key) {
    lock.lock();
    try {
      wakes.merge(key, 1, Integer::sum);
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void wakeAll() {
    lock.lock();
    try {
      wakeAlls++;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often this key was woken so far, calls of {@link #wakeAll} included. */
  public int wakes(String key) {
    lock.lock();
    try {
      return wakes.getOrDefault(key, 0) + wakeAlls;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the key was woken more often than {@code seen} times.
   *
   * @return false if that did not happen in time
   */
  public boolean awaitWake(String key, int seen, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (wakes.getOrDefault(key, 0) + wakeAlls <= seen) {
        if (left <= 0) {
          return false;
        }
        left = told.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the executor, as the end of the process would. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
