package programs;

import dev.selvedge.runtime.NotWovenException;

/** Companions that are stale or broken. */
public class Companions implements Group {
  @Override
  public void run(Checks checks) {
    checks.equal("plan of the companion", 5, () -> attempts(f -> new Planned().known(f)));
    checks.equal(
        "a plan it lacks comes from the annotation",
        2,
        () -> attempts(f -> new Planned().addedLater(f)));
    corrupt(checks);
  }

  private static void corrupt(Checks checks) {
    checks.thrown(
        "a companion that cannot be read",
        NotWovenException.class,
        () -> new Unplanned().call(Flaky.twice()),
        e ->
            e.getMessage().startsWith("[SV201]")
                && e.getMessage().contains("programs.Unplanned_Selvedge"));
  }

  private interface Call {
    int with(Flaky flaky);
  }

  private static int attempts(Call call) {
    Flaky flaky = Flaky.always();
    try {
      return call.with(flaky);
    } catch (IllegalStateException e) {
      return flaky.calls();
    }
  }
}
