package dev.selvedge.runtime.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Where later attempts of asynchronous methods start: what the application chose, else virtual
 * threads on JDK 21 and newer, else a pool of daemon threads that grows as needed and shrinks when
 * idle. Thread-safe.
 *
 * <p>An executor may run what it is given on the thread that gives it, as a full pool with {@code
 * CallerRunsPolicy} does. Where that thread is the timer, on which a slow attempt would hold up all
 * others, the default executor takes the attempt instead.
 */
public final class AttemptExecutor implements Executor {
  public static final AttemptExecutor INSTANCE = new AttemptExecutor();

  private volatile @Nullable Executor chosen;

  private AttemptExecutor() {}

  /** Uses this executor from now on; null goes back to the default. */
  public void choose(@Nullable Executor executor) {
    chosen = executor;
  }

  @Override
  public void execute(Runnable task) {
    Executor executor = chosen;
    if (executor == null) {
      Default.EXECUTOR.execute(task);
    } else {
      executor.execute(() -> offTheTimer(task));
    }
  }

  private static void offTheTimer(Runnable task) {
    if (SystemTime.isTimer()) {
      Default.EXECUTOR.execute(task);
    } else {
      task.run();
    }
  }

  private static final class Default {
    static final ExecutorService EXECUTOR = ElasticThreads.create("selvedge-retry");
  }
}
