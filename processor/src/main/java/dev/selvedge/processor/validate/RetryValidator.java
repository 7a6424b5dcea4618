package dev.selvedge.processor.validate;

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

  private final List<Check> checks;

  public RetryValidator(Elements elements, Types types, ModelReader reader) {
    TypeRules rules = new TypeRules(elements, types);
    Siblings siblings = new Siblings(elements, reader);
    this.checks =
        List.of(
            new MethodValidator(),
            new AttemptsValidator(),
            new DelayValidator(),
            new FailureTypesValidator(rules),
            new ResultValidator(rules),
            new ArgumentValidator(rules),
            new PredicateValidator(rules, siblings),
            new FallbackValidator(rules, siblings),
            new OverrideValidator(elements, types),
            new TransactionValidator(elements));
  }

  public void validate(HostModel host, RetryModel retry, ValidationReport report) {
    for (Check check : checks) {
      check.check(host, retry, report);
    }
  }
}
