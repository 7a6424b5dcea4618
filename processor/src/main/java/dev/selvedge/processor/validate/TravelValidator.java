package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.Cargo;
import dev.selvedge.processor.model.Cargo.Obstacle;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ShardModel;
import javax.lang.model.element.VariableElement;

/** Arguments must get to another node, and the result back. */
final class TravelValidator implements Check<ShardModel> {

  @Override
  public void check(HostModel host, ShardModel shard, ValidationReport report) {
    for (Cargo cargo : shard.cargo()) {
      cargo
          .obstacle()
          .ifPresent(
              obstacle -> {
                if (obstacle instanceof Obstacle.Uncarriable it) {
                  add(shard, cargo, it, report);
                }
              });
    }
  }

  private static void add(
      ShardModel shard, Cargo cargo, Obstacle.Uncarriable it, ValidationReport report) {
    String method = shard.method().signature();
    VariableElement parameter = cargo.parameter();
    if (parameter == null) {
      report.add(
          Diagnostic.SHARD_RESULT_UNCARRIABLE,
          Place.of(shard),
          method,
          shard.method().element().getReturnType(),
          it.why(),
          it.remedy());
    } else {
      report.add(
          Diagnostic.SHARD_ARGUMENT_UNCARRIABLE,
          Place.of(parameter),
          parameter.getSimpleName(),
          method,
          cargo.type(),
          it.why(),
          it.remedy());
    }
  }
}
