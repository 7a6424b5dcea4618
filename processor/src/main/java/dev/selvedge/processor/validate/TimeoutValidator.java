package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ShardModel;
import java.util.OptionalLong;

/** The longest time for a call must be one in which a call is possible. */
final class TimeoutValidator implements Check<ShardModel> {

  @Override
  public void check(HostModel host, ShardModel shard, ValidationReport report) {
    OptionalLong timeout =
        new Durations(shard, Diagnostic.SHARD_DURATION, report).parse(shard.timeout());
    if (timeout.isPresent() && timeout.getAsLong() == 0) {
      report.add(
          Diagnostic.SHARD_DURATION,
          Place.of(shard, shard.timeout()),
          shard.timeout().name(),
          shard.method().signature(),
          "'" + shard.timeout().value() + "' leaves no time for a call");
    }
  }
}
