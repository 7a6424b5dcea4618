package programs;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What can be seen of locks from inside and outside of a method. */
final class Held {
  private Held() {}

  /** The keys that the current call holds, as in {@code [a, b]}; {@code none} for none. */
  static String keys() {
    return LockHandle.find().map(handle -> handle.keys().toString()).orElse("none");
  }

  static long token() {
    return LockHandle.current().token();
  }

  /** Whether another thread gets the lock at once. */
  static boolean isFree(String key) {
    try {
      return CompletableFuture.supplyAsync(
              () -> {
                Optional<LockHandle> got =
                    Selvedge.locks().tryAcquire(LockRequest.of(key).waitFor(Duration.ofMillis(0)));
                got.ifPresent(LockHandle::close);
                return got.isPresent();
              })
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps a lock on a thread of its own until it is closed. */
  static AutoCloseable elsewhere(String key) throws Exception {
    CompletableFuture<LockHandle> got =
        Selvedge.locks().acquireAsync(LockRequest.of(key)).toCompletableFuture();
    LockHandle handle = got.get();
    return handle::close;
  }
}
