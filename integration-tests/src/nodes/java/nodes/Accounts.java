package nodes;

import dev.selvedge.DistributedLock;
import dev.selvedge.Idempotent;
import dev.selvedge.Retry;
import dev.selvedge.ShardBy;
import dev.selvedge.runtime.Selvedge;
import java.io.FileNotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The routed methods. */
public class Accounts {
  static final Accounts HERE = new Accounts();

  /** Declared by a method. */
  public static class ClosedException extends Exception {
    public ClosedException(String message) {
      super(message);
    }
  }

  /** Declared by no method. */
  static class OddException extends RuntimeException {
    OddException(String message) {
      super(message);
    }
  }

  /** The result of many arguments. */
  public record Sum(String node, long number, double fraction, char letter, List<Integer> items) {}

  @ShardBy("key")
  String where(String key) {
    return Selvedge.node().id();
  }

  /** For nobody but this process: it has no annotation. */
  public String unannotated(String key) {
    return entered("unannotated");
  }

  @ShardBy("key")
  String annotated(String key) {
    return entered("annotated");
  }

  @ShardBy("key")
  final Sum sum(String key, long number, double fraction, char letter, int... items) {
    List<Integer> all = Arrays.stream(items).boxed().toList();
    return new Sum(Selvedge.node().id(), number, fraction, letter, all);
  }

  @ShardBy("key")
  CompletableFuture<String> later(String key) {
    return CompletableFuture.supplyAsync(() -> Selvedge.node().id());
  }

  @ShardBy("key")
  void fail(String key, String how) throws ClosedException, FileNotFoundException {
    switch (how) {
      case "declared" -> throw new ClosedException("closed at " + Selvedge.node().id());
      case "declared-by-jdk" -> throw new FileNotFoundException("gone");
      case "unchecked" -> throw new IllegalStateException("bad state");
      case "own" -> throw new OddException("odd");
      default -> throw new StackOverflowError("deep");
    }
  }

  /** Not idempotent: what the ledger must show at most once for each call. */
  @ShardBy(value = "key", timeout = "20s")
  String once(String key, String call) {
    return entered(call);
  }

  /** Never fails, if all goes as it should. */
  @Idempotent
  @Retry(maxAttempts = 20, delay = "100ms")
  @ShardBy(value = "key", timeout = "20s")
  String again(String key, String call) {
    return entered(call);
  }

  /** The same for a call that returns at once. */
  @ShardBy(value = "key", timeout = "20s")
  CompletableFuture<String> onceLater(String key, String call) {
    return CompletableFuture.supplyAsync(() -> entered(call));
  }

  /** One at a time for each key, whoever takes himself for its owner. */
  @Retry(maxAttempts = 20, delay = "100ms")
  @ShardBy(value = "key", timeout = "20s")
  @DistributedLock("{key}")
  String locked(String key, String call) {
    return entered(call);
  }

  /** Fails at each attempt, with a lock of its own. */
  @Retry(maxAttempts = 3, delay = "0ms")
  @ShardBy(value = "key", timeout = "20s")
  @DistributedLock("{key}")
  String failing(String key, String call) {
    Ledger.enter(call);
    throw new IllegalStateException("as always");
  }

  private static String entered(String call) {
    Ledger.enter(call);
    try {
      TimeUnit.MILLISECONDS.sleep(5);
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
    return Selvedge.node().id();
  }

  @ShardBy(value = "key", timeout = "500ms")
  String sleep(String key, long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
    return Selvedge.node().id();
  }

  @ShardBy(value = "key", timeout = "30s")
  String slowly(String key, long millis) throws InterruptedException {
    Worker.say("begins", key);
    TimeUnit.MILLISECONDS.sleep(millis);
    Worker.say("ends", key);
    return Selvedge.node().id();
  }

  /** Goes to and fro between the owners of two keys. */
  @ShardBy(value = "key", timeout = "20s")
  String hop(String key, String other, int times) {
    String here = Selvedge.node().id();
    return times == 0 ? here : here + ">" + HERE.hop(other, key, times - 1);
  }
}
