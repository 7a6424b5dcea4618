package programs;

import dev.selvedge.Retry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What can be woven next to what cannot; its compiler did not know better. */
class Refused {
  @Retry(delay = "0ms")
  int good(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  synchronized int locked(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  static Future<Integer> future(Flaky flaky) {
    return CompletableFuture.completedFuture(flaky.attempt());
  }

  @Retry(delay = "0ms")
  Stream<Integer> stream(Flaky flaky) {
    return Stream.of(flaky.attempt());
  }

  @Retry(delay = "0ms", fallback = "inherited")
  long backed(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "soon")
  double soon(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms", maxAttempts = 0)
  Object never(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms", retryIf = "nowhere")
  void judged(Flaky flaky) {
    flaky.attempt();
  }
}
