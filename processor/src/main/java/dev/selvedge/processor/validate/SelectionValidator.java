package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.Attribute;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ShardModel;
import java.util.List;

/** What is written about calls to other nodes says nothing where there are none. */
final class SelectionValidator implements Check<ShardModel> {

  @Override
  public void check(HostModel host, ShardModel shard, ValidationReport report) {
    if (!shard.selects()) {
      return;
    }
    for (Attribute<String> idle : List.of(shard.affinity(), shard.timeout())) {
      if (idle.isExplicit()) {
        report(shard, idle, "the call selects a resource and stays here", report);
      }
    }
    if (shard.mode().isExplicit() && shard.mode().value().equals("ROUTE")) {
      String parameter = shard.resources().get(0).getSimpleName().toString();
      report(shard, shard.mode(), "parameter " + parameter + " is @Shard, which selects", report);
    }
  }

  private static void report(
      ShardModel shard, Attribute<String> idle, String why, ValidationReport report) {
    report.add(
        Diagnostic.SHARD_ATTRIBUTE_IDLE,
        Place.of(shard, idle),
        idle.name(),
        shard.method().signature(),
        why);
  }
}
