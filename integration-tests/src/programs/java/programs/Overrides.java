package programs;

import dev.selvedge.Retry;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Function;

/** Inheritance: bridges are not retried a second time, and inherited methods are covered. */
public class Overrides implements Group {

  static class Base<T> {
    @Retry(delay = "0ms")
    Number produce(T flaky) {
      return ((Flaky) flaky).attempt();
    }

    @Retry(delay = "0ms")
    int inherited(Flaky flaky) {
      return flaky.attempt();
    }

    @Retry(delay = "0ms")
    int extended(Flaky flaky) {
      return flaky.attempt();
    }

    int plain(Flaky flaky) {
      return flaky.attempt();
    }
  }

  static class Derived extends Base<Flaky> implements Function<Flaky, Integer> {
    @Override
    @Retry(delay = "0ms")
    Integer produce(Flaky flaky) {
      return flaky.attempt();
    }

    @Override
    @Retry(delay = "0ms")
    public Integer apply(Flaky flaky) {
      return flaky.attempt();
    }

    @Override
    @Retry(delay = "0ms")
    int extended(Flaky flaky) {
      return super.extended(flaky);
    }

    @Override
    @Retry(delay = "0ms")
    int plain(Flaky flaky) {
      return super.plain(flaky);
    }
  }

  @Override
  public void run(Checks checks) {
    Derived derived = new Derived();
    Base<Flaky> base = derived;
    Function<Flaky, Integer> function = derived;
    checks.equal("bridges are there, or this proves nothing", true, Overrides::hasBridges);
    checks.equal("generic and covariant, through the bridge", 3, () -> base.produce(Flaky.twice()));
    checks.equal("functional, through the bridge", 3, () -> function.apply(Flaky.twice()));
    Flaky bridged = Flaky.always();
    checks.thrown(
        "a bridge does not multiply attempts",
        IllegalStateException.class,
        () -> base.produce(bridged),
        e -> bridged.calls() == 3 && retryMarks(e) == 1);
    checks.equal("inherited", 3, () -> derived.inherited(Flaky.twice()));
    checks.equal("override calls super", 3, () -> derived.plain(Flaky.twice()));
    Flaky twoLoops = Flaky.always();
    checks.thrown(
        "annotated override calling annotated super does not multiply",
        IllegalStateException.class,
        () -> derived.extended(twoLoops),
        e -> twoLoops.calls() == 3);
  }

  private static long retryMarks(Throwable e) {
    return Arrays.stream(e.getSuppressed())
        .filter(s -> s.getClass().getSimpleName().equals("RetryStopped"))
        .count();
  }

  private static boolean hasBridges() {
    return Arrays.stream(Derived.class.getDeclaredMethods()).filter(Method::isBridge).count() >= 2;
  }
}
