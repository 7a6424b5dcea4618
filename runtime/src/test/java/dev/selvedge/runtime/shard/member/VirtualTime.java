package dev.selvedge.runtime.shard.member;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Time that passes only when the test says so. It starts just below the greatest reading, so that
 * every test lives through the wrap-around. For one thread.
 */
final class VirtualTime implements MemberClock {
  private static final long START = Long.MAX_VALUE - 3_000_000_000L;

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.comparingLong((Task task) -> task.due - START)
              .thenComparingLong(task -> task.number));
  private long nanos = START;
  private long wallNanos = Duration.ofDays(20_000).toNanos();
  private long scheduled;

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
    Task fresh = new Task(task, nanos + Math.max(0, delay), scheduled++);
    tasks.add(fresh);
    return fresh;
  }

  void pass(Duration duration) {
    pass(duration.toNanos());
  }

  /** Goes on, and runs what falls due meanwhile. */
  void pass(long duration) {
    long end = nanos + duration;
    for (Task task = tasks.peek(); task != null && task.due - end <= 0; task = tasks.peek()) {
      tasks.poll();
      late(Math.max(0, task.due - nanos));
      task.run();
    }
    late(end - nanos);
  }

  /** Goes on, but no timer goes off, as in a process that was stopped. */
  void late(long duration) {
    nanos += duration;
    wallNanos += duration;
  }

  /** Only the clock on the wall goes on, as while a virtual machine is suspended. */
  void jumpWall(Duration duration) {
    wallNanos += duration.toNanos();
  }

  int pending() {
    return tasks.size();
  }

  private final class Task extends FutureTask<Object> {
    private final long due;
    private final long number;

    Task(Runnable action, long due, long number) {
      super(action, "done");
      this.due = due;
      this.number = number;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      tasks.remove(this);
      return super.cancel(mayInterruptIfRunning);
    }
  }
}
