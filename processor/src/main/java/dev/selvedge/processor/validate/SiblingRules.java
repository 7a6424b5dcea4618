package dev.selvedge.processor.validate;

import dev.selvedge.processor.model.MethodModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/** What any method must fulfil that woven code calls from beside an annotated one. */
final class SiblingRules {

  private final TypeRules types;

  SiblingRules(TypeRules types) {
    this.types = types;
  }

  /** What its declaration has to begin with. */
  static String staticIfNeeded(MethodModel annotated) {
    return annotated.is(Modifier.STATIC) ? "static " : "";
  }

  /** Why it cannot be called in the place of the annotated method, if so. */
  Optional<String> whyNotCallable(MethodModel annotated, MethodModel sibling) {
    if (sibling.is(Modifier.ABSTRACT)) {
      return Optional.of("it is abstract, so there may be nothing to call");
    }
    if (annotated.is(Modifier.STATIC) && !sibling.is(Modifier.STATIC)) {
      return Optional.of("it is not static, but " + annotated.signature() + " is");
    }
    List<? extends TypeMirror> excess =
        types.notPermitted(
            sibling.element().getThrownTypes(), annotated.element().getThrownTypes());
    return excess.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it throws "
                + excess.get(0)
                + ", which "
                + annotated.signature()
                + " does not declare");
  }
}
