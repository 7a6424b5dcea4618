package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.DaemonThreads;
import java.util.concurrent.Executor;

/**
 * An executor that refuses nothing: what the one behind it does not take, as after its shutdown or
 * with a full queue, gets a thread of its own. A step of an acquisition that is dropped would leave
 * a caller waiting for ever, and a lock held for ever. Thread-safe if the one behind it is.
 *
 * @param behind the executor that is asked first
 */
record SureExecutor(Executor behind) implements Executor {
  private static final DaemonThreads THREADS = new DaemonThreads("selvedge-lock");

  @Override
  public void execute(Runnable task) {
    try {
      behind.execute(task);
    } catch (RuntimeException refused) { // mostly RejectedExecutionException; nothing has run
      THREADS.newThread(task).start();
    }
  }
}
