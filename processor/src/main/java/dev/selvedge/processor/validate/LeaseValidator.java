package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.DurationText;
import dev.selvedge.contract.LockDefaults;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.LockModel;
import java.util.OptionalLong;

/** The durations, each by itself and against the others. */
final class LeaseValidator implements Check<LockModel> {

  private static final long SHORTEST = DurationText.parseNanos(LockDefaults.SHORTEST_LEASE);

  @Override
  public void check(HostModel host, LockModel lock, ValidationReport report) {
    Durations durations = new Durations(lock, Diagnostic.LOCK_DURATION, report);
    durations.parse(lock.waitFor());
    OptionalLong lease = durations.parse(lock.lease());
    OptionalLong hold = durations.parseUnlessUnset(lock.holdAtLeast());
    if (lease.isPresent() && lease.getAsLong() < SHORTEST) {
      report.add(
          Diagnostic.LOCK_LEASE_TOO_SHORT,
          Place.of(lock, lock.lease()),
          lock.lease().value(),
          lock.method().signature(),
          LockDefaults.SHORTEST_LEASE);
    }
    if (lease.isPresent() && hold.isPresent() && hold.getAsLong() > lease.getAsLong()) {
      report.add(
          Diagnostic.LOCK_HOLD_ABOVE_LEASE,
          Place.of(lock, lock.holdAtLeast()),
          lock.holdAtLeast().value(),
          lock.lease().value(),
          lock.method().signature());
    }
  }
}
