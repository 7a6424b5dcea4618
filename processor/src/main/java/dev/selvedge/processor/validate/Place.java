package dev.selvedge.processor.validate;

import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.Attribute;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Where in the source a complaint belongs: as near to the culprit as the compiler can point. */
record Place(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

  static Place of(Element element) {
    return new Place(element, null, null);
  }

  static Place of(AnnotatedMethod annotated) {
    return new Place(annotated.method().element(), annotated.annotation(), null);
  }

  /** The attribute's value, or the annotation where the attribute is not written. */
  static Place of(AnnotatedMethod annotated, Attribute<?> attribute) {
    return of(annotated, attribute.source());
  }

  static Place of(AnnotatedMethod annotated, @Nullable AnnotationValue value) {
    return new Place(annotated.method().element(), annotated.annotation(), value);
  }

  void print(Messager messager, Diagnostic.Kind kind, String message) {
    if (annotation == null) {
      messager.printMessage(kind, message, element);
    } else if (value == null) {
      messager.printMessage(kind, message, element, annotation);
    } else {
      messager.printMessage(kind, message, element, annotation, value);
    }
  }
}
