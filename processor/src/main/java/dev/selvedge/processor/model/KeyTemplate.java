package dev.selvedge.processor.model;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;

/**
 * One key of a lock: text, and the values in it. Where there are problems, the parts are
 * incomplete.
 *
 * @param source the template itself, so that a complaint points at it and not at the whole array
 */
public record KeyTemplate(
    String text, AnnotationValue source, List<KeyPart> parts, List<KeyProblem> problems) {

  public KeyTemplate {
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }

  /** Whether it is the same for every call. */
  public boolean isConstant() {
    return parts.stream().allMatch(KeyPart.Literal.class::isInstance);
  }

  /** The text between the values, its braces single again. */
  public String literals() {
    return parts.stream()
        .filter(KeyPart.Literal.class::isInstance)
        .map(part -> ((KeyPart.Literal) part).text())
        .collect(Collectors.joining());
  }
}
