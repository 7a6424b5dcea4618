package dev.selvedge.processor.model;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * A method under the names that compiler, weaver and runtime know it by.
 *
 * @param signature name and erased parameter types for a reader, {@code fetch(long)}
 * @param descriptor erased, as the class file has it, {@code (J)V}
 */
public record MethodModel(ExecutableElement element, String signature, String descriptor) {

  public String name() {
    return element.getSimpleName().toString();
  }

  public boolean is(Modifier modifier) {
    return element.getModifiers().contains(modifier);
  }

  /** Whether running it twice does no more than running it once: it says so. */
  public boolean isIdempotent() {
    return AnnotationReader.find(element, ModelReader.IDEMPOTENT) != null;
  }

  /** Whether it declares type parameters of its own. */
  public boolean isGeneric() {
    return !element.getTypeParameters().isEmpty();
  }
}
