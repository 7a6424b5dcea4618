package programs;

import dev.selvedge.Retry;
import dev.selvedge.Woven;
import java.util.concurrent.Callable;
import programs.absent.Absent;

/** Names, places and references out of the ordinary. */
public class OddClasses implements Group {
  @Override
  public void run(Checks checks) {
    checks.equal("unnamed package", 3, OddClasses::unnamed);
    checks.equal("dollar in a top-level name", 3, () -> Price$Tag.$(Flaky.twice()));
    checks.equal("mark is there", true, () -> OddClasses.class.isAnnotationPresent(Woven.class));
    checks.equal(
        "descriptor as a text only: left alone",
        false,
        () ->
            StringConstant.TEXT.isEmpty() || StringConstant.class.isAnnotationPresent(Woven.class));
    checks.equal("a type in on is missing", 3, () -> missingInOn(Flaky.twice()));
    checks.equal("a type in abortOn is missing", 3, () -> missingInAbortOn(Flaky.twice()));
    checks.equal("a type in the signature is missing", 3, () -> Outsider.call(Flaky.twice()));
    checks.thrown(
        "it is really missing", NoClassDefFoundError.class, () -> new Absent(), e -> true);
    checks.equal("no mark where there is nothing to weave", false, OddClasses::plainIsMarked);
  }

  private static Object unnamed() throws Exception {
    Class<?> type = Class.forName("Unnamed", true, OddClasses.class.getClassLoader());
    return ((Callable<?>) type.getDeclaredConstructor().newInstance()).call();
  }

  private static boolean plainIsMarked() {
    return Flaky.class.isAnnotationPresent(Woven.class);
  }

  @Retry(
      delay = "0ms",
      on = {Absent.class, IllegalStateException.class})
  private int missingInOn(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms", abortOn = Absent.class)
  private int missingInAbortOn(Flaky flaky) {
    return flaky.attempt();
  }

  /** Its verification needs nothing of the missing class, so it loads. */
  static class Outsider {
    static int call(Flaky flaky) {
      return new Outsider().handles(flaky, null);
    }

    @Retry(delay = "0ms")
    private int handles(Flaky flaky, Absent missing) {
      return flaky.attempt();
    }
  }
}
