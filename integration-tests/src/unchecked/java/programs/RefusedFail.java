package programs;

import dev.selvedge.Woven;
import dev.selvedge.runtime.NotWovenException;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Under {@code unwoven=fail}, methods that could not be woven throw, and only those. */
public class RefusedFail implements Group {
  @Override
  public void run(Checks checks) {
    Refused host = new Refused();
    checks.equal("the others are woven", 3, () -> host.good(Flaky.twice()));
    refuses(checks, "SV104", "locked", f -> () -> host.locked(f));
    refuses(checks, "SV115", "future", f -> () -> Refused.future(f));
    refuses(checks, "SV115", "stream", f -> () -> host.stream(f));
    refuses(checks, "SV110", "backed", f -> () -> host.backed(f));
    refuses(checks, "SV106", "soon", f -> () -> host.soon(f));
    refuses(checks, "SV105", "never", f -> () -> host.never(f));
    refuses(
        checks,
        "SV113",
        "judged",
        f ->
            () -> {
              host.judged(f);
              return null;
            });
    checks.equal(
        "the mark lists them", 7, () -> Refused.class.getAnnotation(Woven.class).unwoven().length);
    checks.equal(
        "by method, with the reason",
        true,
        () ->
            Arrays.stream(Refused.class.getAnnotation(Woven.class).unwoven())
                .anyMatch(text -> text.startsWith("locked(programs.Flaky): [SV104]")));
  }

  private interface Call {
    Callable<?> with(Flaky flaky);
  }

  private static void refuses(Checks checks, String id, String method, Call call) {
    Flaky flaky = new Flaky(0);
    checks.thrown(
        method + " is refused",
        NotWovenException.class,
        call.with(flaky),
        e ->
            flaky.calls() == 0
                && e.getMessage().startsWith("[" + id + "]")
                && e.getMessage().contains("programs.Refused")
                && e.getMessage().contains(method));
  }
}
