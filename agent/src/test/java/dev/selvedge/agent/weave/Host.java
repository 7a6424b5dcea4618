package dev.selvedge.agent.weave;

import dev.selvedge.Retry;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A class to be woven by {@link WeaverTest}, in a class loader of its own. */
@SuppressWarnings({"unused", "UnusedVariable", "UnusedMethod"}) // what is private, woven code calls
public class Host implements Callable<Integer> {
  private int calls;

  @Override
  @Retry(delay = "0ms", maxAttempts = 4)
  public Integer call() {
    if (++calls < 4) {
      throw new IllegalStateException("call " + calls);
    }
    return calls;
  }

  @Retry(fallback = "backup", retryIf = "isBad", maxDuration = "1h")
  String judged(long a, double b) {
    return "" + a + b;
  }

  private String backup(long a, double b, RuntimeException cause) {
    return "backup";
  }

  private static boolean isBad(CharSequence result) {
    return result.length() == 0;
  }

  @Retry
  CompletionStage<String> later() {
    return CompletableFuture.completedFuture("later");
  }
}
