package dev.selvedge.runtime.internal;

import java.util.concurrent.Future;

/** Time as the runtime sees it, so that tests can supply their own. Thread-safe. */
public interface TimeSource {

  /** A monotonic reading in nanoseconds; only differences mean something. */
  long nanoTime();

  /**
   * Waits at least {@code nanos}; returns at once for zero or less.
   *
   * @throws InterruptedException if the thread is or becomes interrupted; its flag is then clear
   */
  void sleep(long nanos) throws InterruptedException;

  /** Runs a short, non-blocking task after {@code nanos}; cancelling the result forgets it. */
  Future<?> schedule(Runnable task, long nanos);
}
