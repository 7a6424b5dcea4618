package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ShardKey;
import dev.selvedge.processor.model.ShardModel;
import java.util.List;
import javax.lang.model.element.VariableElement;

/** The key: at least one path, and each of them to what every process hashes alike. */
final class ShardKeyValidator implements Check<ShardModel> {

  @Override
  public void check(HostModel host, ShardModel shard, ValidationReport report) {
    String method = shard.method().signature();
    List<ShardKey> keys = shard.keys().value();
    if (keys.isEmpty()) {
      report.add(Diagnostic.SHARD_NO_KEY, Place.of(shard, shard.keys()), method);
    }
    for (ShardKey key : keys) {
      Place place = Place.of(shard, key.source());
      if (key.text().isBlank()) {
        report.add(Diagnostic.SHARD_PATH_EMPTY, place, method);
      } else if (startsAtResource(shard, key)) {
        report.add(Diagnostic.SHARD_RESOURCE_IN_KEY, place, key.text(), method);
      } else {
        KeyComplaints complaints =
            new KeyComplaints(
                KeyComplaints.SHARD, host.sourceName(), method, key.text(), place, report);
        key.problems().forEach(complaints::add);
      }
    }
  }

  /** By the text, because a path that leads to no key is to be said so as well. */
  private static boolean startsAtResource(ShardModel shard, ShardKey key) {
    String root = key.text().split("\\.", 2)[0];
    return shard.resources().stream()
        .map(VariableElement::getSimpleName)
        .anyMatch(name -> name.contentEquals(root));
  }
}
