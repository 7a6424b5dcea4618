package programs;

import java.util.concurrent.Callable;

/** Under {@code unwoven=warn}, methods that could not be woven run as they were written. */
public class RefusedWarn implements Group {
  @Override
  public void run(Checks checks) {
    Refused host = new Refused();
    checks.equal("the others are woven", 3, () -> host.good(Flaky.twice()));
    runs(checks, "locked", f -> () -> host.locked(f));
    runs(checks, "future", f -> () -> Refused.future(f));
    runs(checks, "stream", f -> () -> host.stream(f));
    runs(checks, "backed", f -> () -> host.backed(f));
  }

  private interface Call {
    Callable<?> with(Flaky flaky);
  }

  private static void runs(Checks checks, String method, Call call) {
    Flaky flaky = Flaky.always();
    checks.thrown(
        method + " runs once",
        IllegalStateException.class,
        call.with(flaky),
        e -> flaky.calls() == 1);
  }
}
