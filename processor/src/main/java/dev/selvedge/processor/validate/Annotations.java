package dev.selvedge.processor.validate;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Annotations by name, so that theirs need not be on anybody's class path. */
final class Annotations {

  private Annotations() {}

  static boolean has(Element element, String qualifiedName) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(mirror -> nameOf(mirror).equals(qualifiedName));
  }

  static String nameOf(AnnotationMirror mirror) {
    return typeOf(mirror).getQualifiedName().toString();
  }

  /** What an annotation's type is annotated with itself. */
  static List<? extends AnnotationMirror> metaAnnotations(AnnotationMirror mirror) {
    return typeOf(mirror).getAnnotationMirrors();
  }

  private static TypeElement typeOf(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }
}
