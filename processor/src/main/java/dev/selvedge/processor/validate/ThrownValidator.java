package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ShardModel;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** A declared exception arrives as itself if it can be made from its message. */
final class ThrownValidator implements Check<ShardModel> {

  private static final Set<List<String>> USABLE =
      Set.of(
          List.of(),
          List.of("java.lang.String"),
          List.of("java.lang.String", "java.lang.Throwable"));

  private final TypeRules rules;

  ThrownValidator(TypeRules rules) {
    this.rules = rules;
  }

  @Override
  public void check(HostModel host, ShardModel shard, ValidationReport report) {
    for (TypeMirror thrown : shard.method().element().getThrownTypes()) {
      if (thrown instanceof DeclaredType declared
          && rules.isChecked(thrown)
          && !canBeMade((TypeElement) declared.asElement())) {
        report.add(
            Diagnostic.SHARD_EXCEPTION_UNBUILT,
            Place.of(shard),
            thrown,
            shard.method().signature());
      }
    }
  }

  private boolean canBeMade(TypeElement type) {
    Set<Modifier> modifiers = type.getModifiers();
    boolean isInner = type.getNestingKind().isNested() && !modifiers.contains(Modifier.STATIC);
    return !isInner
        && !modifiers.contains(Modifier.ABSTRACT)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(this::isUsable);
  }

  private boolean isUsable(ExecutableElement constructor) {
    return USABLE.contains(
        constructor.getParameters().stream()
            .map(VariableElement::asType)
            .map(rules::erasedName)
            .toList());
  }
}
