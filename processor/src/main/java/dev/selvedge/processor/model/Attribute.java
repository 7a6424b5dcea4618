package dev.selvedge.processor.model;

import javax.lang.model.element.AnnotationValue;
import org.jspecify.annotations.Nullable;

/**
 * An annotation attribute: its value, and where it is written.
 *
 * @param source null where the value is the default and nothing is written
 */
public record Attribute<T>(String name, T value, @Nullable AnnotationValue source) {

  /** Whether it is written down, be it with the default's value. */
  public boolean isExplicit() {
    return source != null;
  }
}
