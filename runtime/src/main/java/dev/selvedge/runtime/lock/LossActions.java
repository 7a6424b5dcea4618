package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.Log;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run when a lock is lost, each once and where it says, in the order of adding.
 * Thread-safe: a stack that is swapped for a mark when it is run, so that what comes later sees the
 * mark and runs at once.
 */
final class LossActions {
  private static final Node FIRED = new Node(() -> {}, Runnable::run, null);

  private final AtomicReference<@Nullable Node> top = new AtomicReference<>();

  private record Node(Runnable action, Executor where, @Nullable Node below) {}

  void add(Runnable action, Executor executor) {
    while (true) {
      Node below = top.get();
      if (below == FIRED) {
        run(action, executor);
        return;
      }
      if (top.compareAndSet(below, new Node(action, executor, below))) {
        return;
      }
    }
  }

  /** How many wait for a loss. */
  int size() {
    int size = 0;
    for (Node n = top.get(); n != null && n != FIRED; n = n.below) {
      size++;
    }
    return size;
  }

  /** Forgets what was added and has not been run; does nothing otherwise. */
  void remove(Runnable action) {
    while (true) {
      Node before = top.get();
      if (before == FIRED || top.compareAndSet(before, without(action, before))) {
        return;
      }
    }
  }

  private static @Nullable Node without(Runnable action, @Nullable Node from) {
    Deque<Node> kept = new ArrayDeque<>();
    Node n = from;
    while (n != null && n.action != action) {
      kept.push(n);
      n = n.below;
    }
    Node rest = n == null ? null : n.below;
    for (Node above : kept) {
      rest = new Node(above.action, above.where, rest);
    }
    return rest;
  }

  /** Runs all; does nothing the second time. */
  void fire() {
    Deque<Node> actions = new ArrayDeque<>();
    for (Node n = top.getAndSet(FIRED); n != null && n != FIRED; n = n.below) {
      actions.push(n);
    }
    for (Node next : actions) {
      run(next.action, next.where);
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
