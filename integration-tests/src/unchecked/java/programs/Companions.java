package programs;

/** Companions that are stale. */
public class Companions implements Group {
  @Override
  public void run(Checks checks) {
    checks.equal("plan of the companion", 5, () -> attempts(f -> new Planned().known(f)));
    checks.equal(
        "a plan it lacks comes from the annotation",
        2,
        () -> attempts(f -> new Planned().addedLater(f)));
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
