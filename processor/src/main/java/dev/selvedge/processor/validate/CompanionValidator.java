package dev.selvedge.processor.validate;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** There must be a place for the companion, and the runtime that it is written against. */
public final class CompanionValidator {

  private static final String RETRY_PLAN = "dev.selvedge.runtime.retry.RetryPlan";
  private static final String LOCK_PLAN = "dev.selvedge.runtime.lock.LockPlan";
  private static final String SHARD_PLAN = "dev.selvedge.runtime.shard.ShardPlan";

  private final Elements elements;

  public CompanionValidator(Elements elements) {
    this.elements = elements;
  }

  public void validate(HostModel host, ValidationReport report) {
    if (host.isPlain()) {
      return;
    }
    String plan =
        host.retries().isEmpty() ? host.locks().isEmpty() ? SHARD_PLAN : LOCK_PLAN : RETRY_PLAN;
    if (!host.sees(elements, plan)) {
      report.add(Diagnostic.RUNTIME_INVISIBLE, host.element(), host.sourceName(), plan);
    }
    if (nestedTwin(host)) {
      reportTaken(host, report);
    }
  }

  /** To be called where the compiler refuses the companion's name. */
  public void reportTaken(HostModel host, ValidationReport report) {
    report.add(
        Diagnostic.COMPANION_NAME_TAKEN,
        host.element(),
        host.sourceName(),
        CompanionNames.companion(host.binaryName()));
  }

  /**
   * Whether {@code Outer.Inner} has a sibling {@code Inner_Selvedge}, whose class file would be the
   * companion's. The compiler tells apart what has one binary name.
   */
  private static boolean nestedTwin(HostModel host) {
    String twin = CompanionNames.companion(host.element().getSimpleName().toString());
    return host.element().getEnclosingElement() instanceof TypeElement outer
        && ElementFilter.typesIn(outer.getEnclosedElements()).stream()
            .anyMatch(sibling -> sibling.getSimpleName().contentEquals(twin));
  }
}
