package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.internal.Log;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task at a time, in their order, on threads of an executor behind it, and holds none
 * while there is nothing to do. What one task did, the next one sees. Thread-safe.
 */
public final class SerialExecutor implements Executor {
  private final Executor behind;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean running;

  /** Takes a thread of that executor while there is something to do. */
  public SerialExecutor(Executor behind) {
    this.behind = behind;
  }

  /** After the end of the executor behind it, tasks are dropped. */
  @Override
  public void execute(Runnable task) {
    lock.lock();
    try {
      tasks.add(task);
      if (running) {
        return;
      }
      running = true;
    } finally {
      lock.unlock();
    }
    try {
      behind.execute(this::runAll);
    } catch (RejectedExecutionException e) {
      clear(); // it has ended: there is nobody left to do it for
    } catch (OutOfMemoryError e) { // of threads, for now: tasks must neither wait nor be lost
      Log.warning(SerialExecutor.class, "a task runs on the thread that gave it: " + e, null);
      runAll();
    }
  }

  private void runAll() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException | Error e) { // or the tasks behind it would never run
        Log.error(SerialExecutor.class, "a task of ours failed", e);
      }
    }
  }

  private @Nullable Runnable next() {
    lock.lock();
    try {
      Runnable task = tasks.poll();
      running = task != null;
      return task;
    } finally {
      lock.unlock();
    }
  }

  private void clear() {
    lock.lock();
    try {
      tasks.clear();
      running = false;
    } finally {
      lock.unlock();
    }
  }
}
