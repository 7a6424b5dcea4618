package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Whether a warning is unwanted where it would stand: {@code @SuppressWarnings("SV151")}, or {@code
 * "selvedge"} or {@code "all"} for every one, on the element or on what encloses it.
 */
final class Suppressions {

  private static final Set<String> EVERY = Set.of("selvedge", "all");

  private Suppressions() {}

  static boolean cover(Element element, Diagnostic diagnostic) {
    for (@Nullable Element at = element; at != null; at = at.getEnclosingElement()) {
      if (at.getAnnotationMirrors().stream().anyMatch(mirror -> covers(mirror, diagnostic))) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(AnnotationMirror mirror, Diagnostic diagnostic) {
    TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
    return type.getQualifiedName().contentEquals("java.lang.SuppressWarnings")
        && mirror.getElementValues().values().stream()
            .anyMatch(value -> value.accept(new Names(), diagnostic));
  }

  private static final class Names extends SimpleAnnotationValueVisitor14<Boolean, Diagnostic> {
    Names() {
      super(false);
    }

    @Override
    public Boolean visitArray(List<? extends AnnotationValue> items, Diagnostic diagnostic) {
      return items.stream().anyMatch(item -> item.accept(this, diagnostic));
    }

    @Override
    public Boolean visitString(String name, Diagnostic diagnostic) {
      return EVERY.contains(name) || name.equals(diagnostic.id());
    }
  }
}
