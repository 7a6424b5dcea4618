package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ModelReader;
import dev.selvedge.processor.model.RetryModel;
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

/** An annotated method that overrides an annotated one loops inside a loop once it calls super. */
final class OverrideValidator implements Check<RetryModel> {

  private final Elements elements;
  private final Types types;

  OverrideValidator(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    ExecutableElement method = retry.method().element();
    if (retry.method().is(Modifier.STATIC) || retry.method().is(Modifier.PRIVATE)) {
      return;
    }
    Set<TypeElement> supertypes = new LinkedHashSet<>();
    collectSupertypes(host.element().asType(), supertypes);
    for (TypeElement supertype : supertypes) {
      if (declaresOverridden(supertype, method, host.element())) {
        String overridden = supertype.getSimpleName() + "." + method.getSimpleName();
        report.add(
            Diagnostic.RETRY_OVERRIDES_RETRY,
            Place.of(retry),
            retry.method().signature(),
            overridden);
        return;
      }
    }
  }

  private boolean declaresOverridden(
      TypeElement supertype, ExecutableElement method, TypeElement host) {
    return ElementFilter.methodsIn(supertype.getEnclosedElements()).stream()
        .filter(inherited -> inherited.getSimpleName().equals(method.getSimpleName()))
        .filter(inherited -> Annotations.has(inherited, ModelReader.RETRY))
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
