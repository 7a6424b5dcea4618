package dev.selvedge.runtime.lock;

import dev.selvedge.Guarantee;
import dev.selvedge.LockMode;
import dev.selvedge.contract.DurationText;
import dev.selvedge.contract.LockDefaults;
import java.time.Duration;

/**
 * What is asked of {@link Locks}: keys, and how to hold them. Immutable; each method answers a
 * changed copy.
 *
 * @param waitFor the longest wait, for all keys together; zero does not wait; 15 s unless said
 * @param lease for how long a dead holder keeps the lock; 10 s unless said
 * @param holdAtLeast for how long the keys stay locked at least; zero unless said
 * @param require what the coordinator must promise; {@code LEASED} unless said
 * @param coordinator the name of one; empty for the default
 */
public record LockRequest(
    LockKeys keys,
    Duration waitFor,
    Duration lease,
    Duration holdAtLeast,
    LockMode mode,
    Guarantee require,
    String coordinator) {

  private static final Duration WAIT_FOR =
      Duration.ofNanos(DurationText.parseNanos(LockDefaults.WAIT_FOR));
  private static final Duration LEASE =
      Duration.ofNanos(DurationText.parseNanos(LockDefaults.LEASE));

  /** Asks for keys as they are written, with the defaults of {@code @DistributedLock}. */
  public static LockRequest of(String... keys) {
    return of(LockKeys.constant(keys));
  }

  /** Asks for keys, with the defaults of {@code @DistributedLock}. */
  public static LockRequest of(LockKeys keys) {
    return new LockRequest(
        keys, WAIT_FOR, LEASE, Duration.ZERO, LockMode.EXCLUSIVE, Guarantee.LEASED, "");
  }

  public LockRequest waitFor(Duration value) {
    return new LockRequest(keys, value, lease, holdAtLeast, mode, require, coordinator);
  }

  public LockRequest lease(Duration value) {
    return new LockRequest(keys, waitFor, value, holdAtLeast, mode, require, coordinator);
  }

  public LockRequest holdAtLeast(Duration value) {
    return new LockRequest(keys, waitFor, lease, value, mode, require, coordinator);
  }

  public LockRequest shared() {
    return new LockRequest(
        keys, waitFor, lease, holdAtLeast, LockMode.SHARED, require, coordinator);
  }

  public LockRequest require(Guarantee value) {
    return new LockRequest(keys, waitFor, lease, holdAtLeast, mode, value, coordinator);
  }

  public LockRequest coordinator(String name) {
    return new LockRequest(keys, waitFor, lease, holdAtLeast, mode, require, name);
  }
}
