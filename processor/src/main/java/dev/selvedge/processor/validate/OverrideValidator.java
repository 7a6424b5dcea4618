package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.HostModel;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What is woven into a method runs inside itself once it calls super, if that is annotated too. */
final class OverrideValidator implements Check<AnnotatedMethod> {

  private final Elements elements;
  private final Types types;
  private final String annotation;
  private final Diagnostic both;

  /**
   * @param annotation its qualified name
   * @param both what to say where both methods have it
   */
  OverrideValidator(Elements elements, Types types, String annotation, Diagnostic both) {
    this.elements = elements;
    this.types = types;
    this.annotation = annotation;
    this.both = both;
  }

  @Override
  public void check(HostModel host, AnnotatedMethod annotated, ValidationReport report) {
    ExecutableElement method = annotated.method().element();
    if (annotated.method().is(Modifier.STATIC) || annotated.method().is(Modifier.PRIVATE)) {
      return;
    }
    Set<TypeElement> supertypes = new LinkedHashSet<>();
    collectSupertypes(host.element().asType(), supertypes);
    for (TypeElement supertype : supertypes) {
      if (declaresOverridden(supertype, method, host.element())) {
        String overridden = supertype.getSimpleName() + "." + method.getSimpleName();
        report.add(both, Place.of(annotated), annotated.method().signature(), overridden);
        return;
      }
    }
  }

  private boolean declaresOverridden(
      TypeElement supertype, ExecutableElement method, TypeElement host) {
    return ElementFilter.methodsIn(supertype.getEnclosedElements()).stream()
        .filter(inherited -> inherited.getSimpleName().equals(method.getSimpleName()))
        .filter(inherited -> Annotations.has(inherited, annotation))
        .anyMatch(inherited -> elements.overrides(method, inherited, host));
  }

  private void collectSupertypes(TypeMirror type, Set<TypeElement> supertypes) {
    for (TypeMirror supertype : types.directSupertypes(type)) {
      if (supertype instanceof DeclaredType declared
          && supertypes.add((TypeElement) declared.asElement())) {
        collectSupertypes(supertype, supertypes);
      }
    }
  }
}
