package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.KeyTemplate;
import dev.selvedge.processor.model.LockModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys: at least one, none twice, and each of them text that every call can make. */
final class KeyValidator implements Check<LockModel> {

  @Override
  public void check(HostModel host, LockModel lock, ValidationReport report) {
    String method = lock.method().signature();
    List<KeyTemplate> keys = lock.keys().value();
    if (keys.isEmpty()) {
      report.add(Diagnostic.LOCK_NO_KEY, Place.of(lock, lock.keys()), method);
    }
    Set<String> seen = new HashSet<>();
    for (KeyTemplate key : keys) {
      Place place = Place.of(lock, key.source());
      if (key.text().isBlank()) {
        report.add(Diagnostic.LOCK_KEY_EMPTY, place, method);
      } else if (!seen.add(key.text())) {
        report.add(Diagnostic.LOCK_KEY_REPEATED, place, key.text(), method);
      } else {
        KeyComplaints complaints =
            new KeyComplaints(
                KeyComplaints.LOCK, host.sourceName(), method, key.text(), place, report);
        key.problems().forEach(complaints::add);
      }
    }
  }
}
