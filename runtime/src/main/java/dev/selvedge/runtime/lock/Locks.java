package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Locks without annotations, under the same keys and rules as {@code @DistributedLock}.
 * Thread-safe.
 *
 * <pre>{@code
 * try (LockHandle lock = Selvedge.locks().acquire("nightly-report")) {
 *   ...
 * }
 * }</pre>
 */
public interface Locks {

  /**
   * Takes the lock of one key, with the defaults of {@code @DistributedLock}.
   *
   * @throws LockUnavailableException if it is not granted in time
   * @throws LockStoreUnavailableException if the store does not answer in time
   */
  default LockHandle acquire(String key) {
    return acquire(LockRequest.of(key));
  }

  /**
   * Takes a lock; waits for it on this thread.
   *
   * @throws LockUnavailableException if it is not granted in time
   * @throws LockStoreUnavailableException if the store does not answer in time
   */
  LockHandle acquire(LockRequest request);

  /**
   * Takes a lock if it is granted in time.
   *
   * @throws LockStoreUnavailableException if the store does not answer in time
   */
  Optional<LockHandle> tryAcquire(LockRequest request);

  /**
   * Takes a lock; waits for it without a thread. It belongs to no thread's call: nested calls do
   * not find it unless they are {@linkplain LockHandle#wrap wrapped}.
   *
   * @return fails with what {@link #acquire(LockRequest)} throws; cancelling it ends the waiting
   */
  CompletionStage<LockHandle> acquireAsync(LockRequest request);

  /**
   * Uses this store for a coordinator instead of the one that settings name, from now on; meant for
   * the start of a program. Locks that are held stay with the store that granted them, which is not
   * closed, and calls nested in them that ask for the same key do not find them any more.
   *
   * @param coordinator its name; empty for the default one
   * @param open makes the store
   */
  void use(String coordinator, Function<StoreContext, LockStore> open);
}
