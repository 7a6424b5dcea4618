package programs;

import dev.selvedge.runtime.retry.RetryPlan;

/** As the processor writes it, of an earlier version of its class. */
final class Planned_Selvedge {
  static final RetryPlan known_d945e594 =
      RetryPlan.of(Planned_Selvedge.class, "programs.Planned", "known(programs.Flaky)")
          .maxAttempts(5)
          .delay("0ms")
          .build();

  static final RetryPlan removedSince_00000000 =
      RetryPlan.of(Planned_Selvedge.class, "programs.Planned", "removedSince()").build();

  private Planned_Selvedge() {}
}
