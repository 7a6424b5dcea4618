package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.internal.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only by sleeping and advancing. It starts just below the greatest reading, so
 * that every test lives through the wrap-around of the clock. For one thread.
 */
final class VirtualTime implements TimeSource {
  private static final long START = Long.MAX_VALUE - 1_000;

  private final List<Duration> sleeps = new ArrayList<>();
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong((Task t) -> t.due - START));
  private long now = START;
  private @Nullable Runnable duringSleep;
  private @Nullable Error brokenTimer;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    sleeps.add(Duration.ofNanos(nanos));
    if (duringSleep != null) {
      duringSleep.run();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while sleeping");
    }
    now += Math.max(0, nanos);
  }

  @Override
  public Future<?> schedule(Runnable action, long nanos) {
    if (brokenTimer != null) {
      throw brokenTimer;
    }
    sleeps.add(Duration.ofNanos(nanos));
    Task task = new Task(action, now + nanos);
    tasks.add(task);
    return task;
  }

  /** Runs this within every sleep from now on, before the time passes. */
  void duringSleep(Runnable action) {
    duringSleep = action;
  }

  /** Makes scheduling fail from now on. */
  void breakTimer(Error error) {
    brokenTimer = error;
  }

  /** Waits asked for so far, by sleeping or scheduling. */
  List<Duration> sleeps() {
    return sleeps;
  }

  /** Scheduled tasks that neither ran nor were cancelled. */
  int pending() {
    return tasks.size();
  }

  /** Lets time pass without running what falls due, as when a timer is late. */
  void pass(Duration duration) {
    now += duration.toNanos();
  }

  /** Lets time pass up to the next scheduled task, and runs it; false if there is none. */
  boolean runNext() {
    Task task = tasks.poll();
    if (task == null) {
      return false;
    }
    now = now - task.due < 0 ? task.due : now;
    task.run();
    return true;
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
