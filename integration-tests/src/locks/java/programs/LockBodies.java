package programs;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.DistributedLock;
import dev.selvedge.Retry;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockUnavailableException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Bodies that are hard to weave, and what they throw: afterwards nobody holds their key. */
public class LockBodies implements Group {
  @Override
  public void run(Checks checks) {
    checks.equal("overwrites its key's parameter", true, () -> overwrites("e") && isFree("e"));
    checks.equal("final, with many arguments", true, () -> many(1, "c", 'x', 2L) && isFree("c"));
    checks.equal("static, with wide arguments", true, () -> shared("b", 1L, 2.5) && isFree("b"));
    checks.equal("generic, given this", true, () -> generic("d", this) && isFree("d"));
    for (Throwable thrown :
        new Throwable[] {
          new IOException(), new Error(), new IllegalStateException(), new OutOfMemoryError()
        }) {
      checks.equal("throws the same " + thrown, true, () -> isThrown("m", thrown) && isFree("m"));
    }
    checks.equal("runs out of stack where it is called", true, LockBodies::isFreeAfterOverflows);
    checks.equal(
        "retried stage on other threads", 3, () -> later("t", Flaky.twice()).get(10, SECONDS));
    checks.equal("given back after the last attempt", true, () -> isFree("t"));
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

  private static boolean isHeld() {
    return LockHandle.current().isHeld() && LockHandle.current().token() > 0;
  }

  @DistributedLock(value = "key:{key}", waitFor = "0ms")
  private static boolean probe(String key) {
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

  private static boolean isThrown(String key, Throwable thrown) {
    try {
      LockBodies.<RuntimeException>throwing(key, thrown);
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

  @Retry(delay = "0ms")
  @DistributedLock("key:{key}")
  private CompletableFuture<Integer> later(String key, Flaky flaky) {
    return CompletableFuture.supplyAsync(flaky::attempt);
  }
}
