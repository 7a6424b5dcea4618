package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.Log;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run when a lock is lost, each once, in the order of adding. Thread-safe: a stack
 * that is swapped for a mark when it is run, so that what comes later sees the mark and runs at
 * once.
 */
final class LossActions {
  private static final Node FIRED = new Node(() -> {}, null);

  private final AtomicReference<@Nullable Node> top = new AtomicReference<>();

  private record Node(Runnable action, @Nullable Node below) {}

  void add(Runnable action, Executor executor) {
    while (true) {
      Node below = top.get();
      if (below == FIRED) {
        run(action, executor);
        return;
      }
      if (top.compareAndSet(below, new Node(action, below))) {
        return;
      }
    }
  }

  /** Runs all; does nothing the second time. */
  void fire(Executor executor) {
    Deque<Runnable> actions = new ArrayDeque<>();
    for (Node n = top.getAndSet(FIRED); n != null && n != FIRED; n = n.below) {
      actions.push(n.action);
    }
    for (Runnable action : actions) {
      run(action, executor);
    }
  }

  private static void run(Runnable action, Executor executor) {
    executor.execute(
        () -> {
          try {
            action.run();
          } catch (Throwable e) { // nobody is there to take it
            Log.error(LossActions.class, "an action upon the loss of a lock failed", e);
          }
        });
  }
}
