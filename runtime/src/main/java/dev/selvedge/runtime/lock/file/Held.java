package dev.selvedge.runtime.lock.file;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireRequest;

/**
 * A key that is held, reserved for one that has waited, or kept by nobody for a while.
 *
 * @param owner empty if it is kept without one
 * @param instance the store through which it was granted; empty if kept
 * @param until in milliseconds of the wall clock
 * @param lease in milliseconds
 */
record Held(
    String owner,
    String instance,
    String holder,
    LockMode mode,
    long token,
    long until,
    long lease) {

  static Held granted(AcquireRequest request, String instance, long token, long now) {
    long lease = Millis.of(request.lease());
    return new Held(
        request.owner(), instance, request.holder(), request.mode(), token, now + lease, lease);
  }

  Held renewed(long now, long newLease) {
    return new Held(owner, instance, holder, mode, token, now + newLease, newLease);
  }

  Held kept(long now, long time) {
    return new Held("", "", "", mode, token, now + time, time);
  }
}
