package good;

import dev.selvedge.Jitter;
import dev.selvedge.Nested;
import dev.selvedge.Retry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The one whose companion is compared letter by letter. */
class Billing {
  @Retry(maxAttempts = 5, on = IOException.class, fallback = "cached")
  String fetch(long id) throws IOException {
    return "";
  }

  private String cached(long id, IOException cause) {
    return "";
  }

  static final class Ledger {
    @Retry(
        maxAttempts = 7,
        delay = "1s",
        multiplier = 1.5,
        maxDelay = "PT1M",
        jitter = Jitter.EQUAL,
        maxDuration = "5m",
        on = {TimeoutException.class, Rejected.class},
        abortOn = IllegalArgumentException.class,
        budget = "ledger \"A\" $1",
        nested = Nested.MULTIPLY)
    static void book(Map.Entry<String, byte[]>[] lines, int... amounts) throws TimeoutException {}

    private static final class Rejected extends RuntimeException {
      private static final long serialVersionUID = 1;
    }
  }
}
