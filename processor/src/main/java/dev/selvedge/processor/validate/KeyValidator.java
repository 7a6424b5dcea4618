package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.KeyProblem;
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
        Complaints complaints = new Complaints(host.sourceName(), method, key, place, report);
        key.problems().forEach(complaints::add);
      }
    }
  }

  private record Complaints(
      String host, String method, KeyTemplate key, Place place, ValidationReport report) {

    void add(KeyProblem problem) {
      String text = key.text();
      if (problem instanceof KeyProblem.Malformed it) {
        report.add(Diagnostic.LOCK_KEY_MALFORMED, place, text, method, it.why());
      } else if (problem instanceof KeyProblem.ThisInStatic it) {
        report.add(Diagnostic.LOCK_THIS_IN_STATIC, place, it.path(), text, method);
      } else if (problem instanceof KeyProblem.UnknownParameter it) {
        report.add(
            Diagnostic.LOCK_PARAMETER_UNKNOWN,
            place,
            it.path(),
            text,
            method,
            it.name(),
            it.isOfThis() ? didYouMean("this." + it.name()) : similar(it.name(), it.known()));
      } else if (problem instanceof KeyProblem.UnknownProperty it) {
        report.add(
            Diagnostic.LOCK_PROPERTY_UNKNOWN,
            place,
            it.path(),
            text,
            method,
            it.type(),
            it.name(),
            it.note().isEmpty() ? similar(it.name(), it.known()) : it.note());
      } else if (problem instanceof KeyProblem.AmbiguousProperty it) {
        report.add(
            Diagnostic.LOCK_PROPERTY_AMBIGUOUS,
            place,
            it.path(),
            text,
            method,
            it.name(),
            it.type(),
            it.candidates());
      } else if (problem instanceof KeyProblem.UnreachableProperty it) {
        report.add(
            Diagnostic.LOCK_PROPERTY_UNREACHABLE,
            place,
            it.path(),
            text,
            method,
            it.name(),
            it.type(),
            it.why(),
            host);
      } else if (problem instanceof KeyProblem.UnusableValue it) {
        report.add(
            Diagnostic.LOCK_VALUE_UNUSABLE,
            place,
            it.path(),
            text,
            method,
            it.type(),
            it.why(),
            it.remedy());
      } else {
        throw new IllegalStateException(problem + " was to be waited for");
      }
    }

    private static String didYouMean(String name) {
      return " (did you mean '" + name + "'?)";
    }

    private static String similar(String name, List<String> known) {
      return SimilarNames.nearest(name, known).map(Complaints::didYouMean).orElse("");
    }
  }
}
