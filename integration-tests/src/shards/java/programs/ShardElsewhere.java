package programs;

import dev.selvedge.DistributedLock;
import dev.selvedge.Retry;
import dev.selvedge.ShardBy;
import dev.selvedge.runtime.SelvedgeException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Methods in a process that owns no key and reaches nobody who does: none of them runs. */
public class ShardElsewhere implements Group {
  private static int runs;

  @Override
  public void run(Checks checks) throws Throwable {
    refused(checks, "instance", () -> instance("k"));
    refused(checks, "private static", () -> hidden("k"));
    refused(checks, "interface default", () -> new Source() {}.byDefault("k"));
    refused(checks, "returns a number", () -> number("k", 1, 2.5));
    refused(checks, "returns nothing", () -> nothing("k"));
    refused(checks, "locked", () -> locked("k"));
    refused(checks, "retried", () -> retried("k"));
    refused(checks, "stage", () -> unwrapped(stage("k")));
    refused(checks, "locked and retried stage", () -> unwrapped(all("k")));
  }

  private static void refused(Checks checks, String name, Callable<?> call) {
    checks.equal(
        name,
        "refused, 0 runs",
        () -> {
          runs = 0;
          try {
            return call.call() + " was returned";
          } catch (SelvedgeException e) {
            return "refused, " + runs + " runs";
          }
        });
  }

  private static String unwrapped(CompletableFuture<String> stage) throws Exception {
    try {
      return stage.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String ran() {
    runs++;
    return "ran";
  }

  @ShardBy(value = "key", timeout = "100ms")
  public String instance(String key) {
    return ran();
  }

  @ShardBy(value = "key", timeout = "100ms")
  private static String hidden(String key) {
    return ran();
  }

  @ShardBy(value = "key", timeout = "100ms")
  private long number(String key, long a, double b) {
    ran();
    return a;
  }

  private String nothing(String key) {
    touch(key);
    return "nothing";
  }

  @ShardBy(value = "key", timeout = "100ms")
  private void touch(String key) {
    ran();
  }

  @ShardBy(value = "key", timeout = "100ms")
  @DistributedLock("elsewhere:{key}")
  private String locked(String key) {
    return ran();
  }

  @Retry(delay = "0ms")
  @ShardBy(value = "key", timeout = "100ms")
  private String retried(String key) {
    return ran();
  }

  @ShardBy(value = "key", timeout = "100ms")
  private CompletableFuture<String> stage(String key) {
    return CompletableFuture.completedFuture(ran());
  }

  @Retry(delay = "0ms")
  @ShardBy(value = "key", timeout = "100ms")
  @DistributedLock("elsewhere:{key}")
  private CompletableFuture<String> all(String key) {
    return CompletableFuture.completedFuture(ran());
  }

  interface Source {
    @ShardBy(value = "key", timeout = "100ms")
    default String byDefault(String key) {
      return ran();
    }
  }
}
