package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.LockModel;
import java.util.regex.Pattern;

/** A coordinator is named by what can stand in a setting's key; its address belongs there. */
final class CoordinatorValidator implements Check<LockModel> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  @Override
  public void check(HostModel host, LockModel lock, ValidationReport report) {
    String name = lock.coordinator().value();
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      report.add(
          Diagnostic.LOCK_COORDINATOR_NAME,
          Place.of(lock, lock.coordinator()),
          name,
          lock.method().signature());
    }
  }
}
