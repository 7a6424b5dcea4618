package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.Log;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What woven methods call; nobody else should. Signatures name JDK types only, because the weaver
 * does not see the runtime. Thread-safe; a {@code frame} belongs to one invocation.
 */
public final class WovenLock {
  private WovenLock() {}

  /**
   * Takes the lock before the body runs, waiting for it if need be.
   *
   * @param plan the method's {@link LockPlan}
   * @param keys the call's {@link LockKeys}
   * @return the frame, to be given to {@link #exit}; null if the body is to be skipped
   * @throws LockUnavailableException if it is not granted in time, unless the method skips then
   * @throws LockStoreUnavailableException if the store does not answer in time
   */
  public static @Nullable Object enter(Object plan, Object keys) {
    Headroom.require();
    return LockedCall.begin(LockService.PROCESS, (LockPlan) plan, (LockKeys) keys);
  }

  /**
   * Gives the lock back after the body has run. Never throws.
   *
   * @param thrown what the body threw; null where it returned
   * @return what the method is to throw; null where it is to return
   */
  public static @Nullable Throwable exit(Object frame, @Nullable Throwable thrown) {
    LockedCall call = (LockedCall) frame;
    try {
      return call.end(thrown);
    } catch (Throwable e) { // ours, and not to take the place of the body's outcome
      call.forsake();
      Log.error(WovenLock.class, "giving back a lock failed; its lease ends it", e);
      return thrown;
    }
  }

  /**
   * Runs a body that returns a stage while the lock is held, which is until that stage completes.
   * Waits without a thread. Never throws: what goes wrong, with the keys too, is in the stage.
   *
   * @param plan the method's {@link LockPlan}
   * @param keys makes the call's {@link LockKeys}; called at once, on this thread
   * @param body runs the method's own body; called on this thread if the lock is granted at once,
   *     else on the executor
   * @return a {@link java.util.concurrent.CompletableFuture} of the body's result; null in it where
   *     the body was skipped
   */
  public static Object stage(Object plan, Callable<?> keys, Callable<?> body) {
    return new LockedStage(LockService.PROCESS, (LockPlan) plan, body).start(keys);
  }
}
