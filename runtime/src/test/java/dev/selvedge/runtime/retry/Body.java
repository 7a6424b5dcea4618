package dev.selvedge.runtime.retry;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A method body with a known outcome for each attempt; the last one repeats. Thread-safe. */
final class Body<T> implements Callable<T> {
  private final List<Object> outcomes;
  private final AtomicInteger calls = new AtomicInteger();

  private Body(List<Object> outcomes) {
    this.outcomes = outcomes;
  }

  /** Throws what is throwable, returns what is not. */
  static <T> Body<T> of(Object... outcomes) {
    return new Body<>(List.of(outcomes));
  }

  int calls() {
    return calls.get();
  }

  private Object next() {
    int call = calls.getAndIncrement();
    return outcomes.get(Math.min(call, outcomes.size() - 1));
  }

  @Override
  @SuppressWarnings("unchecked") // the test says what the body returns
  public T call() throws Exception {
    Object outcome = next();
    if (outcome instanceof Throwable failure) {
      throw Body.<RuntimeException>sneaky(failure);
    }
    return (T) outcome;
  }

  /** The same outcomes as completed stages. */
  @SuppressWarnings("unchecked") // the test says what the body returns
  CompletableFuture<T> stage() {
    Object outcome = next();
    return outcome instanceof Throwable failure
        ? CompletableFuture.failedFuture(failure)
        : CompletableFuture.completedFuture((T) outcome);
  }

  /** Throws anything without declaring it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is the trick
  static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
    throw (E) failure;
  }
}
