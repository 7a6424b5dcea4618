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

  private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);
  static final Duration LONGEST_LEASE = Duration.ofDays(3650);
  private static final Duration WAIT_FOR =
      Duration.ofNanos(DurationText.parseNanos(LockDefaults.WAIT_FOR));
  private static final Duration LEASE =
      Duration.ofNanos(DurationText.parseNanos(LockDefaults.LEASE));

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if a duration is negative, the lease shorter than 100 ms or
   *     longer than ten years, or {@code holdAtLeast} longer than the lease
   */
  public LockRequest {
    if (waitFor.isNegative()) {
      throw new IllegalArgumentException("waitFor is " + waitFor + "; it must not be negative");
    }
    if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException(
          "lease is " + lease + "; it must be at least 100 ms and at most 3650 days");
    }
    if (holdAtLeast.isNegative() || holdAtLeast.compareTo(lease) > 0) {
      throw new IllegalArgumentException(
          "holdAtLeast is "
              + holdAtLeast
              + "; it must not be negative, nor longer than the lease of "
              + lease);
    }
  }

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
