package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.DurationText;
import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.Attribute;
import java.util.OptionalLong;

/** The durations of one annotation in nanoseconds; those that are none are reported. */
record Durations(AnnotatedMethod annotated, Diagnostic noDuration, ValidationReport report) {

  /** Empty if it cannot be read, which is then in the report. */
  OptionalLong parse(Attribute<String> duration) {
    try {
      return OptionalLong.of(DurationText.parseNanos(duration.value()));
    } catch (IllegalArgumentException e) {
      report.add(
          noDuration,
          Place.of(annotated, duration),
          duration.name(),
          annotated.method().signature(),
          String.valueOf(e.getMessage()));
      return OptionalLong.empty();
    }
  }

  /** The same for one that may be {@code ""}, which is empty too. */
  OptionalLong parseUnlessUnset(Attribute<String> duration) {
    return duration.value().isEmpty() ? OptionalLong.empty() : parse(duration);
  }
}
