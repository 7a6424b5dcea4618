package dev.selvedge.runtime.lock;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Drives an attempt without a thread that waits: on signals, and on a timer.
 *
 * <p>The attempt belongs to one driver at a time: a signal counts {@link #work} up, and only the
 * one that finds it at zero goes to work, and goes on until nothing was added meanwhile. So the
 * attempt is never advanced twice at once, no signal is lost, and, by the count, what one round
 * wrote the next one sees.
 */
final class AsyncDriver {
  private final Coordinator coordinator;
  private final CompletableFuture<Holding> result = new CompletableFuture<>();
  private final AtomicInteger work = new AtomicInteger();

  // of whoever is at work
  private @Nullable LockAttempt attempt;
  private @Nullable Future<?> timer;
  private boolean over;
  private BiConsumer<LockAttempt, Throwable> refused = (attempt, refusal) -> {};
  private Function<LockAttempt, Holding> granted =
      attempt -> {
        throw new IllegalStateException();
      };

  AsyncDriver(Coordinator coordinator) {
    this.coordinator = coordinator;
  }

  /**
   * Makes the first steps on this thread, the others on the executor.
   *
   * @param make makes the attempt, given its signal
   * @param refused told, before the result is, that there will be no grant: refused, given up, or
   *     failed
   * @param granted makes the result of a grant
   * @return cancelling it ends the waiting
   */
  CompletableFuture<Holding> start(
      Function<Runnable, LockAttempt> make,
      BiConsumer<LockAttempt, Throwable> refused,
      Function<LockAttempt, Holding> granted) {
    this.refused = refused;
    this.granted = granted;
    work.set(1);
    attempt = make.apply(this::signal);
    result.whenComplete(
        (holding, trouble) -> {
          if (trouble instanceof CancellationException) {
            signal();
          }
        });
    run();
    return result;
  }

  private void signal() {
    if (work.getAndIncrement() == 0) {
      coordinator.executor().execute(this::run);
    }
  }

  private void run() {
    int seen = work.get();
    do {
      step();
      seen = work.addAndGet(-seen);
    } while (seen != 0);
  }

  private void step() {
    LockAttempt driven = attempt;
    if (over || driven == null) {
      return;
    }
    Future<?> waiting = timer;
    if (waiting != null) {
      waiting.cancel(false);
      timer = null;
    }
    try {
      if (result.isDone()) { // cancelled
        over = true;
        driven.abandon();
        refused.accept(driven, new CancellationException());
        return;
      }
      long left = driven.advance(false);
      if (left == KeyWait.DONE) {
        over = true;
        finish(driven);
      } else {
        timer = coordinator.clock().schedule(this::signal, left);
      }
    } catch (RuntimeException | Error e) {
      over = true;
      driven.abandon();
      refused.accept(driven, e);
      result.completeExceptionally(e);
    }
  }

  private void finish(LockAttempt driven) {
    RuntimeException refusal = driven.refusal();
    if (refusal != null) {
      refused.accept(driven, refusal);
      result.completeExceptionally(refusal);
      return;
    }
    Holding holding = granted.apply(driven);
    if (!result.complete(holding)) { // cancelled in the last moment
      holding.leave(false, false);
    }
  }
}
