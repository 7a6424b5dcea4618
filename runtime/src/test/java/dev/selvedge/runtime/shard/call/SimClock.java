package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.internal.TimeSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Time that passes from one scheduled task to the next. For one thread. */
final class SimClock implements TimeSource {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.comparingLong((Task task) -> task.due).thenComparingLong(task -> task.order));
  private long now;
  private long order;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void sleep(long nanos) {
    throw new UnsupportedOperationException("nobody sleeps in a simulation");
  }

  @Override
  public Future<?> schedule(Runnable action, long nanos) {
    Task task = new Task(action, now + Math.max(0, nanos));
    tasks.add(task);
    return task;
  }

  /** Goes on until nothing is left to happen, or that time has come. */
  void runUntil(long end) {
    for (Task task = tasks.peek(); task != null && task.due <= end; task = tasks.peek()) {
      tasks.poll();
      now = task.due;
      if (!task.isCancelled()) {
        task.action.run(); // what it throws ends the simulation
      }
    }
    now = Math.max(now, end);
  }

  private final class Task extends FutureTask<@Nullable Void> {
    private final Runnable action;
    private final long due;
    private final long order = SimClock.this.order++;

    Task(Runnable action, long due) {
      super(action, null);
      this.action = action;
      this.due = due;
    }
  }
}
