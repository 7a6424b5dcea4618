package dev.selvedge.runtime.lock;

import dev.selvedge.Guarantee;
import dev.selvedge.LockMode;
import dev.selvedge.OnBusy;
import dev.selvedge.OnLost;
import dev.selvedge.contract.LockDefaults;

/** The attributes of {@code @DistributedLock} beside its keys, as written. */
record LockAttributes(
    String waitFor,
    String lease,
    OnBusy onBusy,
    OnLost onLost,
    String holdAtLeast,
    LockMode mode,
    Guarantee require,
    String coordinator) {

  static final LockAttributes DEFAULTS =
      new LockAttributes(
          LockDefaults.WAIT_FOR,
          LockDefaults.LEASE,
          OnBusy.FAIL,
          OnLost.FAIL,
          "",
          LockMode.EXCLUSIVE,
          Guarantee.LEASED,
          "");

  Builder toBuilder() {
    return new Builder(this);
  }

  /** The attributes, one by one; not thread-safe. */
  static final class Builder {
    String waitFor;
    String lease;
    OnBusy onBusy;
    OnLost onLost;
    String holdAtLeast;
    LockMode mode;
    Guarantee require;
    String coordinator;

    private Builder(LockAttributes from) {
      this.waitFor = from.waitFor;
      this.lease = from.lease;
      this.onBusy = from.onBusy;
      this.onLost = from.onLost;
      this.holdAtLeast = from.holdAtLeast;
      this.mode = from.mode;
      this.require = from.require;
      this.coordinator = from.coordinator;
    }

    LockAttributes build() {
      return new LockAttributes(
          waitFor, lease, onBusy, onLost, holdAtLeast, mode, require, coordinator);
    }
  }
}
