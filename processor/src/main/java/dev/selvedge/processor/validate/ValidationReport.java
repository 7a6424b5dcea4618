package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.Severity;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/**
 * Everything found in one class, collected before anything is printed: one compile shows all there
 * is to fix. Not thread-safe, like the compiler.
 */
public final class ValidationReport {

  private record Problem(Diagnostic diagnostic, Place place, String message) {}

  private final List<Problem> problems = new ArrayList<>();

  /** Adds a problem of a whole element rather than of an annotation on it. */
  public void add(Diagnostic diagnostic, Element element, Object... arguments) {
    add(diagnostic, Place.of(element), arguments);
  }

  void add(Diagnostic diagnostic, Place place, Object... arguments) {
    if (diagnostic.severity() == Severity.WARNING
        && Suppressions.cover(place.element(), diagnostic)) {
      return;
    }
    problems.add(new Problem(diagnostic, place, diagnostic.message(arguments)));
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.diagnostic.severity() == Severity.ERROR);
  }

  /** Shows everything, in the order found. */
  public void print(Messager messager) {
    for (Problem problem : problems) {
      Kind kind =
          switch (problem.diagnostic.severity()) {
            case ERROR -> Kind.ERROR;
            case WARNING -> Kind.WARNING;
          };
      problem.place.print(messager, kind, problem.message);
    }
  }
}
