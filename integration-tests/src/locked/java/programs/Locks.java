package programs;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.DistributedLock;
import dev.selvedge.OnBusy;
import dev.selvedge.Retry;
import dev.selvedge.runtime.lock.InvalidLockKeyException;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockUnavailableException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Locked methods of every kind: the body holds its key, and afterwards nobody does. */
public class Locks implements Group {
  private final String region = String.valueOf("eu");

  @Override
  public void run(Checks checks) {
    checks.equal("private", true, () -> own("a") && isFree("a"));
    checks.equal("static", true, () -> shared("b", 1L, 2.5) && isFree("b"));
    checks.equal("final, with many arguments", true, () -> many(1, "c", 'x', 2L) && isFree("c"));
    checks.equal("generic", true, () -> generic("d", this) && isFree("d"));
    checks.equal("overwrites its parameter", true, () -> overwrites("e") && isFree("e"));
    checks.equal("interface default", true, () -> new Face() {}.usual("f") && isFree("f"));
    checks.equal("interface static", true, () -> Face.common("g") && isFree("g"));
    checks.equal("interface private", true, () -> new Face() {}.outside("h") && isFree("h"));
    checks.equal("record", true, () -> new Row("i").held() && isFree("i"));
    checks.equal("enum", true, () -> Kind.J.held() && isFree("J"));
    checks.equal("inner class", true, () -> new Inner("k").held() && isFree("k"));
    checks.equal("private field of the host", true, this::inRegion);
    checks.equal("private type", true, () -> secret(new Secret("l")) && isFree("l"));
    checks.thrown(
        "null on the way",
        InvalidLockKeyException.class,
        () -> secret(new Secret(null)),
        e -> e.getMessage().contains("null"));
    thrown(checks);
    busy(checks);
    retried(checks);
    stages(checks);
  }

  private static void thrown(Checks checks) {
    for (Throwable thrown :
        new Throwable[] {
          new IOException(), new Error(), new IllegalStateException(), new OutOfMemoryError()
        }) {
      checks.equal("throws " + thrown, true, () -> isThrown("m", thrown) && isFree("m"));
    }
    checks.equal(
        "runs out of stack",
        true,
        () -> {
          try {
            return overflows("n") < 0;
          } catch (StackOverflowError e) {
            return isFree("n");
          }
        });
    checks.equal("runs out of stack where it is called", true, Locks::isFreeAfterOverflows);
  }

  private static void busy(Checks checks) {
    checks.thrown(
        "fails while another thread holds it",
        LockUnavailableException.class,
        () -> whileHeld("o", () -> probe("o")),
        e -> e.getMessage().contains("o"));
    checks.equal("skips to null", null, () -> whileHeld("p", () -> skipsToNull("p")));
    checks.equal("skips to empty", Optional.empty(), () -> whileHeld("q", () -> skipsToEmpty("q")));
    checks.equal(
        "skips to no int", OptionalInt.empty(), () -> whileHeld("r", () -> skipsToNoInt("r")));
  }

  private void retried(Checks checks) {
    long[] tokens = new long[3];
    checks.equal(
        "every attempt has a lock of its own", 3, () -> attempts("s", Flaky.twice(), tokens));
    checks.equal(
        "and a token of its own", true, () -> tokens[0] < tokens[1] && tokens[1] < tokens[2]);
    checks.equal("and none is held between or after", true, () -> isFree("s"));
    checks.equal("retried stage", 3, () -> later("t", Flaky.twice()).get(10, SECONDS));
    checks.equal("given back after the last", true, () -> isFree("t"));
  }

  private void stages(Checks checks) {
    CompletableFuture<String> inner = new CompletableFuture<>();
    CompletionStage<String> outer = open("u", inner);
    checks.equal("held while the stage is open", false, () -> isFree("u"));
    inner.complete("done");
    checks.equal("result", "done", () -> outer.toCompletableFuture().get(10, SECONDS));
    checks.equal("given back", true, () -> isFree("u"));
    checks.thrown(
        "a sync throw is in the stage",
        ExecutionException.class,
        () -> open("v", null).toCompletableFuture().get(10, SECONDS),
        e -> e.getCause() instanceof IllegalArgumentException);
    checks.equal("and given back", true, () -> isFree("v"));
  }

  private interface Code<T> {
    T run() throws Exception;
  }

  private static <T> T onAnotherThread(Code<T> code) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(code.run());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    thread.start();
    try {
      return result.get(30, SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static boolean isFree(String key) throws Exception {
    try {
      return onAnotherThread(() -> probe(key)) && LockHandle.find().isEmpty();
    } catch (LockUnavailableException e) {
      return false;
    }
  }

  @DistributedLock("key:{key}")
  private static <T> T whileHeld(String key, Code<T> code) throws Exception {
    return onAnotherThread(code);
  }

  private static boolean isHeld() {
    return LockHandle.current().isHeld() && LockHandle.current().token() > 0;
  }

  @DistributedLock(value = "key:{key}", waitFor = "0ms")
  private static boolean probe(String key) {
    return isHeld();
  }

  @DistributedLock("key:{key}")
  private boolean own(String key) {
    return isHeld();
  }

  @DistributedLock("key:{key}")
  static boolean shared(String key, long a, double b) {
    return isHeld() && a == 1 && b == 2.5;
  }

  @DistributedLock("key:{key}")
  final boolean many(int a, String key, char b, long c, String... rest) {
    return isHeld() && a == 1 && b == 'x' && c == 2 && rest.length == 0;
  }

  @DistributedLock("key:{key}")
  <T> boolean generic(String key, T other) {
    return isHeld() && other == this;
  }

  @DistributedLock("key:{key}")
  private static boolean overwrites(String key) {
    key = null;
    for (int i = 0; i < 3; i++) {
      try {
        key = key + i;
      } finally {
        key += ".";
      }
    }
    return isHeld() && key.equals("null0.1.2.");
  }

  @DistributedLock("key:{this.region}")
  private boolean inRegion() {
    return isHeld() && LockHandle.current().keys().toString().contains("eu");
  }

  interface Face {
    @DistributedLock("key:{key}")
    default boolean usual(String key) {
      return isHeld();
    }

    @DistributedLock("key:{key}")
    static boolean common(String key) {
      return isHeld();
    }

    default boolean outside(String key) {
      return inside(key);
    }

    @DistributedLock("key:{key}")
    private boolean inside(String key) {
      return isHeld();
    }
  }

  record Row(String key) {
    @DistributedLock("key:{this.key}")
    boolean held() {
      return isHeld();
    }
  }

  enum Kind {
    J;

    @DistributedLock("key:{this.name}")
    boolean held() {
      return isHeld();
    }
  }

  class Inner {
    private final String key;

    Inner(String key) {
      this.key = key;
    }

    @DistributedLock("key:{this.key}")
    boolean held() {
      return isHeld() && region.equals("eu");
    }
  }

  private static final class Secret {
    private final String key;

    Secret(String key) {
      this.key = key;
    }
  }

  @DistributedLock("key:{secret.key}")
  private static boolean secret(Secret secret) {
    return isHeld();
  }

  private static boolean isThrown(String key, Throwable thrown) {
    try {
      Locks.<RuntimeException>throwing(key, thrown);
      return false;
    } catch (Throwable e) {
      return e == thrown;
    }
  }

  @SuppressWarnings("unchecked")
  @DistributedLock("key:{key}")
  private static <T extends Throwable> void throwing(String key, Throwable thrown) throws T {
    throw (T) thrown;
  }

  @DistributedLock("key:{key}")
  private static int overflows(String key) {
    return deeper(1);
  }

  private static int deeper(int n) {
    return deeper(n + 1) + 1;
  }

  /** Calls a locked method at every depth, down to the last that the stack has room for. */
  private static boolean isFreeAfterOverflows() throws Exception {
    onAnotherThread(() -> everywhere("w"));
    onAnotherThread(() -> nested("x"));
    return isFree("w") && isFree("x");
  }

  private static int everywhere(String key) {
    try {
      shared(key, 1, 2.5);
      return everywhere(key) + 1;
    } catch (StackOverflowError e) {
      return 0;
    }
  }

  @DistributedLock("key:{key}")
  private static int nested(String key) {
    try {
      return nested(key) + 1;
    } catch (StackOverflowError e) {
      return 0;
    }
  }

  @DistributedLock(value = "key:{key}", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private static String skipsToNull(String key) {
    return "ran";
  }

  @DistributedLock(value = "key:{key}", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private static Optional<String> skipsToEmpty(String key) {
    return Optional.of("ran");
  }

  @DistributedLock(value = "key:{key}", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private static OptionalInt skipsToNoInt(String key) {
    return OptionalInt.of(1);
  }

  @Retry(delay = "0ms")
  @DistributedLock("key:{key}")
  private static int attempts(String key, Flaky flaky, long[] tokens) {
    tokens[flaky.calls()] = LockHandle.current().token();
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  @DistributedLock("key:{key}")
  private CompletableFuture<Integer> later(String key, Flaky flaky) {
    return CompletableFuture.supplyAsync(flaky::attempt);
  }

  @DistributedLock("key:{key}")
  private CompletionStage<String> open(String key, CompletableFuture<String> inner) {
    if (inner == null) {
      throw new IllegalArgumentException("no stage");
    }
    return inner;
  }
}
