package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ModelReader;
import dev.selvedge.processor.model.RetryModel;
import java.util.List;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * All checks on a {@code @Retry} method, in the order in which a reader meets what they are about.
 */
public final class RetryValidator {

  private final List<Check<? super RetryModel>> checks;

  public RetryValidator(Elements elements, Types types, ModelReader reader) {
    TypeRules rules = new TypeRules(elements, types);
    Siblings siblings = new Siblings(elements, reader);
    this.checks =
        List.of(
            new MethodValidator(
                Diagnostic.RETRY_ABSTRACT,
                Diagnostic.RETRY_NATIVE,
                Diagnostic.RETRY_SYNCHRONIZED,
                Diagnostic.RETRY_SUSPEND),
            new AttemptsValidator(),
            new DelayValidator(),
            new FailureTypesValidator(rules),
            new ResultValidator(
                rules,
                Diagnostic.RETRY_RESULT_UNFOLLOWED,
                Diagnostic.RETRY_STAGE_SUBTYPE,
                type -> String.valueOf(ResultKind.UNFOLLOWED_TYPES.get(type))),
            new ArgumentValidator(rules),
            new PredicateValidator(rules, siblings),
            new FallbackValidator(rules, siblings),
            new OverrideValidator(
                elements, types, ModelReader.RETRY, Diagnostic.RETRY_OVERRIDES_RETRY),
            new TransactionValidator(elements, Diagnostic.RETRY_IN_TRANSACTION));
  }

  public void validate(HostModel host, RetryModel retry, ValidationReport report) {
    for (Check<? super RetryModel> check : checks) {
      check.check(host, retry, report);
    }
  }
}
