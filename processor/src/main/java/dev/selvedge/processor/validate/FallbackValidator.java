package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.MethodModel;
import dev.selvedge.processor.model.RetryModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** The method that {@code fallback} names must exist once and be able to stand in. */
final class FallbackValidator implements Check<RetryModel> {

  private final TypeRules types;
  private final SiblingRules rules;
  private final Siblings siblings;

  FallbackValidator(TypeRules types, Siblings siblings) {
    this.types = types;
    this.rules = new SiblingRules(types);
    this.siblings = siblings;
  }

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    String name = retry.fallback().value();
    if (name.isEmpty()) {
      return;
    }
    MethodModel method = retry.method();
    Place place = Place.of(retry, retry.fallback());
    List<MethodModel> named = siblings.named(host, name);
    List<MethodModel> others = named.stream().filter(other -> !isSelf(method, other)).toList();
    List<MethodModel> shaped =
        others.stream().filter(other -> whyMisshapen(method, other).isEmpty()).toList();
    if (named.isEmpty()) {
      report.add(
          Diagnostic.RETRY_FALLBACK_UNKNOWN,
          place,
          name,
          method.signature(),
          host.sourceName(),
          siblings.hint(host, method, name));
    } else if (others.isEmpty()) {
      illTyped(retry, method, "it is the method itself", report);
    } else if (shaped.isEmpty()) {
      MethodModel first = others.get(0);
      illTyped(retry, first, whyMisshapen(method, first).orElseThrow(), report);
    } else if (shaped.size() > 1) {
      report.add(
          Diagnostic.RETRY_FALLBACK_AMBIGUOUS, place, name, method.signature(), list(shaped));
    } else {
      MethodModel fallback = shaped.get(0);
      whyUnfit(method, fallback).ifPresent(why -> illTyped(retry, fallback, why, report));
    }
  }

  /**
   * Why its erased parameters are not those of the method, with or without a failure at the end.
   */
  private Optional<String> whyMisshapen(MethodModel method, MethodModel fallback) {
    List<? extends VariableElement> needed = method.element().getParameters();
    List<? extends VariableElement> taken = fallback.element().getParameters();
    int surplus = taken.size() - needed.size();
    if (surplus != 0 && surplus != 1) {
      return Optional.of(
          "it takes "
              + taken.size()
              + " parameters, needed are "
              + needed.size()
              + " and optionally a Throwable");
    }
    for (int i = 0; i < needed.size(); i++) {
      if (!types.isSame(needed.get(i).asType(), taken.get(i).asType())) {
        return Optional.of(mismatch(i, needed.get(i), taken.get(i)));
      }
    }
    if (surplus == 1 && !types.isThrowable(taken.get(needed.size()).asType())) {
      return Optional.of(
          "its last parameter is " + taken.get(needed.size()).asType() + ", which is no Throwable");
    }
    return Optional.empty();
  }

  private Optional<String> whyUnfit(MethodModel method, MethodModel fallback) {
    boolean comparable = !method.isGeneric() && !fallback.isGeneric();
    List<? extends VariableElement> needed = method.element().getParameters();
    List<? extends VariableElement> taken = fallback.element().getParameters();
    for (int i = 0; i < needed.size(); i++) {
      if (!types.isPassable(needed.get(i).asType(), taken.get(i).asType(), comparable)) {
        return Optional.of(mismatch(i, needed.get(i), taken.get(i)));
      }
    }
    TypeMirror result = method.element().getReturnType();
    TypeMirror returned = fallback.element().getReturnType();
    if (!types.isPassable(returned, result, comparable)) {
      return Optional.of("it returns " + returned + ", needed is " + result);
    }
    return rules.whyNotCallable(method, fallback);
  }

  /** The declaration that would do. */
  private static String wanted(MethodModel method, String name) {
    String parameters =
        method.element().getParameters().stream()
            .map(parameter -> parameter.asType().toString())
            .collect(Collectors.joining(", "));
    return "%s%s %s(%s)"
        .formatted(
            SiblingRules.staticIfNeeded(method),
            method.element().getReturnType(),
            name,
            parameters);
  }

  private static String mismatch(int index, VariableElement needed, VariableElement taken) {
    return "parameter %d is %s, needed is %s".formatted(index + 1, taken.asType(), needed.asType());
  }

  private static boolean isSelf(MethodModel method, MethodModel other) {
    return method.element().equals(other.element());
  }

  private static void illTyped(
      RetryModel retry, MethodModel fallback, String why, ValidationReport report) {
    report.add(
        Diagnostic.RETRY_FALLBACK_ILL_TYPED,
        Place.of(retry, retry.fallback()),
        fallback.signature(),
        retry.method().signature(),
        why,
        wanted(retry.method(), isSelf(retry.method(), fallback) ? "another" : fallback.name()));
  }

  static String list(List<MethodModel> methods) {
    return methods.stream().map(MethodModel::signature).collect(Collectors.joining(", "));
  }
}
