package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ModelReader;
import dev.selvedge.processor.model.Stray;

/** Annotations that say something about another one, where that one is missing. */
public final class StrayValidator {

  public void validate(HostModel host, ValidationReport report) {
    for (Stray stray : host.strays()) {
      Place place = new Place(stray.element(), stray.annotation(), null);
      if (stray.name().equals(ModelReader.SHARD)) {
        String parameter = stray.element().getSimpleName().toString();
        report.add(Diagnostic.SHARD_RESOURCE_LONE, place, parameter, stray.method());
      } else {
        report.add(Diagnostic.IDEMPOTENT_IDLE, place, stray.method());
      }
    }
  }
}
