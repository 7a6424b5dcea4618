package app;

import dev.selvedge.Retry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Runs from the module path. */
public final class Main {
  private int calls;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    check("is in a module", Main.class.getModule().isNamed());
    check("sync", new Main().now() == 3);
    check("stage", new Main().later().toCompletableFuture().get() == 3);
    check("fallback", new Main().backed().equals("backup"));
    System.out.println("end");
  }

  private static void check(String name, boolean holds) {
    System.out.println((holds ? "ok" : "FAILED") + " modular: " + name);
  }

  @Retry(delay = "0ms")
  private int now() {
    if (++calls < 3) {
      throw new IllegalStateException("call " + calls);
    }
    return calls;
  }

  @Retry(delay = "0ms")
  private CompletionStage<Integer> later() {
    return CompletableFuture.supplyAsync(
        () -> {
          if (++calls < 3) {
            throw new IllegalStateException("call " + calls);
          }
          return calls;
        });
  }

  @Retry(delay = "0ms", fallback = "backup")
  private String backed() {
    throw new IllegalStateException("always");
  }

  private String backup() {
    return "backup";
  }
}
