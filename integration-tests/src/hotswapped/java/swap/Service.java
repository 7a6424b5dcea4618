package swap;

import dev.selvedge.Retry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A class with two bodies. */
public class Service {
  static int calls;

  @Retry(delay = "0ms")
  String now() {
    if (++calls < 3) {
      throw new IllegalStateException("second");
    }
    return "second" + calls;
  }

  @Retry(delay = "0ms", fallback = "backup")
  private String backed() {
    calls++;
    throw new IllegalStateException("second");
  }

  private String backup(Throwable cause) {
    return cause.getMessage() + calls;
  }

  @Retry(delay = "0ms")
  CompletionStage<String> later() {
    return CompletableFuture.completedFuture(next());
  }

  private static String next() {
    if (++calls < 3) {
      throw new IllegalStateException("second");
    }
    return "second" + calls;
  }

  String all() throws Exception {
    calls = 0;
    String text = now();
    calls = 0;
    text += ' ' + backed();
    calls = 0;
    return text + ' ' + later().toCompletableFuture().get();
  }
}
