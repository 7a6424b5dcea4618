package dev.selvedge.runtime.retry;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Keeps tasks until the test runs them; can refuse. For one thread. */
final class ManualExecutor implements Executor {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private @Nullable Throwable refusal;

  @Override
  public void execute(Runnable task) {
    if (refusal instanceof RuntimeException e) {
      throw e;
    }
    if (refusal instanceof Error e) {
      throw e;
    }
    tasks.add(task);
  }

  /** Throws this, unchecked, from now on. */
  void refuse(Throwable with) {
    refusal = with;
  }

  int pending() {
    return tasks.size();
  }

  /** Runs one task; false if there is none. */
  boolean runNext() {
    Runnable task = tasks.poll();
    if (task == null) {
      return false;
    }
    task.run();
    return true;
  }
}
