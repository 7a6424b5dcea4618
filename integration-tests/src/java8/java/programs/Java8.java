package programs;

import dev.selvedge.Retry;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Compiled for Java 8, as Kotlin and older builds do. */
public class Java8 implements Callable<Integer> {
  private int calls;

  private int next() {
    if (++calls < 3) {
      throw new IllegalStateException("call " + calls);
    }
    return calls;
  }

  @Override
  @Retry(delay = "0ms")
  public Integer call() {
    return next();
  }

  @Retry(delay = "0ms", fallback = "backup")
  static long backed(long a, double b) {
    throw new IllegalStateException("always");
  }

  private static long backup(long a, double b, Throwable cause) {
    return a;
  }

  @Retry(delay = "0ms")
  CompletionStage<Integer> later() {
    return CompletableFuture.completedFuture(next());
  }

  interface Shape {
    @Retry(delay = "0ms")
    default CompletionStage<Integer> draw(Java8 calls) {
      return CompletableFuture.completedFuture(calls.next());
    }
  }
}
