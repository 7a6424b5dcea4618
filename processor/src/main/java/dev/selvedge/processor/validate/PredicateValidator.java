package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.MethodModel;
import dev.selvedge.processor.model.RetryModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The method that {@code retryIf} names must exist once and be able to judge the result. */
final class PredicateValidator implements Check<RetryModel> {

  private final TypeRules types;
  private final SiblingRules rules;
  private final Siblings siblings;

  PredicateValidator(TypeRules types, Siblings siblings) {
    this.types = types;
    this.rules = new SiblingRules(types);
    this.siblings = siblings;
  }

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    String name = retry.retryIf().value();
    if (name.isEmpty()) {
      return;
    }
    MethodModel method = retry.method();
    Place place = Place.of(retry, retry.retryIf());
    TypeMirror judged = judgedBy(method);
    if (judged.getKind() == TypeKind.VOID) {
      report.add(
          Diagnostic.RETRY_PREDICATE_ILL_TYPED,
          place,
          name,
          method.signature(),
          "it has none",
          "return a result or drop retryIf");
      return;
    }
    List<MethodModel> named = siblings.named(host, name);
    List<MethodModel> shaped =
        named.stream().filter(other -> whyMisshapen(method, other, judged).isEmpty()).toList();
    if (named.isEmpty()) {
      report.add(
          Diagnostic.RETRY_PREDICATE_UNKNOWN,
          place,
          name,
          method.signature(),
          host.sourceName(),
          siblings.hint(host, method, name));
    } else if (shaped.isEmpty()) {
      MethodModel first = named.get(0);
      String why = whyMisshapen(method, first, judged).orElseThrow();
      illTyped(retry, first, judged, why, report);
    } else if (shaped.size() > 1) {
      report.add(
          Diagnostic.RETRY_PREDICATE_AMBIGUOUS,
          place,
          name,
          method.signature(),
          FallbackValidator.list(shaped));
    } else {
      MethodModel predicate = shaped.get(0);
      whyUnfit(method, predicate).ifPresent(why -> illTyped(retry, predicate, judged, why, report));
    }
  }

  private TypeMirror judgedBy(MethodModel method) {
    TypeMirror result = method.element().getReturnType();
    return ResultKind.ofErasure(types.erasedName(result)) == ResultKind.STAGE
        ? types.completionOf(result)
        : result;
  }

  private Optional<String> whyMisshapen(
      MethodModel method, MethodModel predicate, TypeMirror judged) {
    if (predicate.element().equals(method.element())) {
      return Optional.of("it is the method itself");
    }
    List<? extends VariableElement> taken = predicate.element().getParameters();
    if (taken.size() != 1) {
      return Optional.of("it takes " + taken.size() + " parameters, needed is one");
    }
    boolean comparable = !method.isGeneric() && !predicate.isGeneric();
    TypeMirror parameter = taken.get(0).asType();
    return types.isPassable(judged, parameter, comparable)
        ? Optional.empty()
        : Optional.of("it takes " + parameter + ", the result is " + judged);
  }

  private Optional<String> whyUnfit(MethodModel method, MethodModel predicate) {
    TypeMirror answer = predicate.element().getReturnType();
    return answer.getKind() == TypeKind.BOOLEAN
        ? rules.whyNotCallable(method, predicate)
        : Optional.of("it returns " + answer);
  }

  private static void illTyped(
      RetryModel retry,
      MethodModel predicate,
      TypeMirror judged,
      String why,
      ValidationReport report) {
    boolean isSelf = predicate.element().equals(retry.method().element());
    String wanted = isSelf ? "another" : predicate.name();
    report.add(
        Diagnostic.RETRY_PREDICATE_ILL_TYPED,
        Place.of(retry, retry.retryIf()),
        predicate.signature(),
        retry.method().signature(),
        why,
        "declare it as %sboolean %s(%s result)"
            .formatted(SiblingRules.staticIfNeeded(retry.method()), wanted, judged));
  }
}
