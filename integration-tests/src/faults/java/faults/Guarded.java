package faults;

import dev.selvedge.DistributedLock;
import dev.selvedge.Jitter;
import dev.selvedge.OnLost;
import dev.selvedge.Retry;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;

/** The locked methods; settings say how long they wait and for how long they are granted. */
final class Guarded {
  private Guarded() {}

  @DistributedLock("{key}")
  static void hold(String key, Runnable body) {
    body.run();
  }

  @DistributedLock(value = "{key}", onLost = OnLost.INTERRUPT)
  static void interruptible(String key, Runnable body) {
    body.run();
  }

  @Retry(
      maxAttempts = 200,
      delay = "200ms",
      multiplier = 1,
      jitter = Jitter.NONE,
      on = LockStoreUnavailableException.class)
  @DistributedLock("{key}")
  static void retrying(String key, Runnable body) {
    body.run();
  }

  @Retry(delay = "4s", maxDelay = "4s", multiplier = 1, jitter = Jitter.NONE)
  @DistributedLock("{key}")
  static void backingOff(String key, Runnable body) {
    body.run();
  }
}
