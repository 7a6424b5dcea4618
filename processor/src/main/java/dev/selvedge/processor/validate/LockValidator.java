package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.LockModel;
import java.util.List;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * All checks on a {@code @DistributedLock} method, in the order in which a reader meets what they
 * are about.
 */
public final class LockValidator {

  private final List<Check<? super LockModel>> checks;

  public LockValidator(Elements elements, Types types) {
    TypeRules rules = new TypeRules(elements, types);
    this.checks =
        List.of(
            new MethodValidator(
                Diagnostic.LOCK_ABSTRACT,
                Diagnostic.LOCK_NATIVE,
                Diagnostic.LOCK_SYNCHRONIZED,
                Diagnostic.LOCK_SUSPEND),
            new KeyValidator(),
            new LeaseValidator(),
            new NameValidator<>(Diagnostic.LOCK_COORDINATOR_NAME, LockModel::coordinator, ""),
            new ResultValidator(
                rules,
                Diagnostic.LOCK_RESULT_UNFOLLOWED,
                Diagnostic.LOCK_STAGE_SUBTYPE,
                ResultKind::lockedInstead),
            new OutcomeValidator(rules),
            new TransactionValidator(elements, Diagnostic.LOCK_IN_TRANSACTION));
  }

  public void validate(HostModel host, LockModel lock, ValidationReport report) {
    for (Check<? super LockModel> check : checks) {
      check.check(host, lock, report);
    }
  }
}
