package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ShardDefaults;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ModelReader;
import dev.selvedge.processor.model.ShardModel;
import java.util.List;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * All checks on a {@code @ShardBy} method, in the order in which a reader meets what they are
 * about.
 */
public final class ShardValidator {

  private final List<Check<? super ShardModel>> checks;
  private final List<Check<? super ShardModel>> checksOfRouting;

  public ShardValidator(Elements elements, Types types) {
    TypeRules rules = new TypeRules(elements, types);
    this.checks =
        List.of(
            new MethodValidator(
                Diagnostic.SHARD_ABSTRACT,
                Diagnostic.SHARD_NATIVE,
                Diagnostic.SHARD_SYNCHRONIZED,
                Diagnostic.SHARD_SUSPEND),
            new ShardKeyValidator(),
            new NameValidator<>(Diagnostic.SHARD_RING_NAME, ShardModel::ring, ShardDefaults.RING),
            new TimeoutValidator(),
            new ResourceValidator(rules),
            new SelectionValidator());
    this.checksOfRouting =
        List.of(
            new TravelValidator(),
            new ThrownValidator(rules),
            new OverrideValidator(
                elements, types, ModelReader.SHARD_BY, Diagnostic.SHARD_OVERRIDES_SHARD),
            new TransactionValidator(elements, Diagnostic.SHARD_IN_TRANSACTION));
  }

  public void validate(HostModel host, ShardModel shard, ValidationReport report) {
    checks.forEach(check -> check.check(host, shard, report));
    if (!shard.selects()) {
      checksOfRouting.forEach(check -> check.check(host, shard, report));
    }
  }
}
