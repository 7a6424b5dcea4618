package dev.selvedge.runtime.lock;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Two clocks that go on only when somebody parks or the test says so. The monotonic one starts just
 * below the greatest reading, so that every test lives through its wrap-around. For one thread.
 */
final class VirtualLockClock implements LockClock {
  private static final long START = Long.MAX_VALUE - 1_000;

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong((Task task) -> task.due - START));
  private final Deque<Runnable> whileParked = new ArrayDeque<>();
  private long nanos = START;
  private long wallNanos = Duration.ofDays(20_000).toNanos();
  private int parks;

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public long wallMillis() {
    return wallNanos / 1_000_000;
  }

  @Override
  public Future<?> schedule(Runnable task, long delay) {
    Task scheduled = new Task(task, nanos + Math.max(0, delay));
    tasks.add(scheduled);
    return scheduled;
  }

  /** What happens next while the waiting thread is parked, one per park; then time passes. */
  VirtualLockClock whileParked(Runnable action) {
    whileParked.add(action);
    return this;
  }

  @Override
  public void park(Object blocker, long delay) {
    parks++;
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    Runnable action = whileParked.poll();
    if (action != null) {
      action.run();
    } else {
      pass(Duration.ofNanos(delay));
    }
  }

  int parks() {
    return parks;
  }

  /** Both clocks go on, and what falls due meanwhile runs. */
  void pass(Duration duration) {
    long end = nanos + duration.toNanos();
    for (Task task = tasks.peek(); task != null && task.due - end <= 0; task = tasks.peek()) {
      tasks.poll();
      late(Duration.ofNanos(Math.max(0, task.due - nanos)));
      task.run();
    }
    late(Duration.ofNanos(Math.max(0, end - nanos)));
  }

  /** Both clocks go on, but no timer goes off, as in a process that was stopped. */
  void late(Duration duration) {
    nanos += duration.toNanos();
    wallNanos += duration.toNanos();
  }

  /** Only the clock on the wall goes on, as while a virtual machine is suspended. */
  void jumpWall(Duration duration) {
    wallNanos += duration.toNanos();
  }

  /** Scheduled tasks that neither ran nor were cancelled. */
  int pending() {
    return tasks.size();
  }

  private final class Task extends FutureTask<@Nullable Void> {
    private final long due;

    Task(Runnable action, long due) {
      super(action, null);
      this.due = due;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      tasks.remove(this);
      return super.cancel(mayInterruptIfRunning);
    }
  }
}
