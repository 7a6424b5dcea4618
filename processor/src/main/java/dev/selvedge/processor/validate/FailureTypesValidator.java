package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.Attribute;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.NamedType;
import dev.selvedge.processor.model.RetryModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** What is retried: something at all, nothing in vain, and only what can happen. */
final class FailureTypesValidator implements Check<RetryModel> {

  /** End the retrying wherever they stand in the chain of causes, whatever the annotation says. */
  private static final List<String> TERMINAL =
      List.of(
          "java.lang.InterruptedException",
          "java.util.concurrent.CancellationException",
          "java.lang.StackOverflowError");

  /** So wide that they say "anything", which a method can always throw. */
  private static final Set<String> CATCH_ALL = Set.of("java.lang.Throwable", "java.lang.Exception");

  private final TypeRules rules;

  FailureTypesValidator(TypeRules rules) {
    this.rules = rules;
  }

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    List<NamedType> named = retry.on().value();
    Map<NamedType, String> inVain = new LinkedHashMap<>();
    for (NamedType type : named) {
      whyNeverRetried(type, retry).ifPresent(why -> inVain.put(type, why));
    }
    if (inVain.size() == named.size() && retry.retryIf().value().isEmpty()) {
      reportNothingRetried(retry, report);
    } else {
      inVain.forEach((type, why) -> reportInVain(retry, type, why, report));
    }
    for (NamedType type : named) {
      if (!inVain.containsKey(type) && cannotBeThrown(type, retry)) {
        reportNeverThrown(retry, type, report);
      }
    }
  }

  private Optional<String> whyNeverRetried(NamedType type, RetryModel retry) {
    Set<String> lineage = rules.lineage(type.type());
    Optional<String> terminal = TERMINAL.stream().filter(lineage::contains).findFirst();
    if (terminal.isPresent()) {
      return Optional.of(terminal.get() + " always ends the retrying");
    }
    return retry.abortOn().value().stream()
        .filter(abort -> rules.isSubtype(type.type(), abort.type()))
        .findFirst()
        .map(abort -> "abortOn names " + abort.binaryName());
  }

  /** A stage can fail with anything, and so can a method that says so. */
  private boolean cannotBeThrown(NamedType type, RetryModel retry) {
    TypeMirror result = retry.method().element().getReturnType();
    return rules.isChecked(type.type())
        && !CATCH_ALL.contains(type.binaryName())
        && ResultKind.ofErasure(rules.erasedName(result)) != ResultKind.STAGE
        && retry.method().element().getThrownTypes().stream()
            .noneMatch(
                thrown ->
                    rules.isSubtype(thrown, type.type()) || rules.isSubtype(type.type(), thrown));
  }

  private static void reportNothingRetried(RetryModel retry, ValidationReport report) {
    boolean empty = retry.on().value().isEmpty();
    Attribute<?> culprit = empty || !retry.abortOn().isExplicit() ? retry.on() : retry.abortOn();
    report.add(
        Diagnostic.RETRY_NOTHING_RETRIED,
        Place.of(retry, culprit),
        empty ? "on = {}" : "all that on names ends the retrying",
        retry.method().signature());
  }

  private static void reportInVain(
      RetryModel retry, NamedType type, String why, ValidationReport report) {
    report.add(
        Diagnostic.RETRY_NAMED_IN_VAIN,
        Place.of(retry, retry.on().isExplicit() ? type.source() : null),
        retry.method().signature(),
        type.binaryName(),
        why);
  }

  private static void reportNeverThrown(RetryModel retry, NamedType type, ValidationReport report) {
    report.add(
        Diagnostic.RETRY_CHECKED_NEVER_THROWN,
        Place.of(retry, type.source()),
        type.binaryName(),
        retry.method().signature());
  }
}
