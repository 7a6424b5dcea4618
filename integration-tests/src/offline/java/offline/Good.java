package offline;

import dev.selvedge.Retry;
import java.util.concurrent.CompletableFuture;

/** Fails twice, then succeeds: only with three attempts does it get to its end. */
public class Good {
  private int calls;

  public static void main(String[] arguments) {
    System.out.println("ok value " + new Good().value(41));
    System.out.println("ok stage " + new Good().stage().join());
    System.out.println("end");
  }

  @Retry(delay = "0ms")
  private int value(int base) {
    if (++calls < 3) {
      throw new IllegalStateException("call " + calls);
    }
    return base + 1;
  }

  @Retry(delay = "0ms")
  private CompletableFuture<String> stage() {
    if (++calls < 3) {
      throw new IllegalStateException("call " + calls);
    }
    return CompletableFuture.completedFuture("done");
  }
}
