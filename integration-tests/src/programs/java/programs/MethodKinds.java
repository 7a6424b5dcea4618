package programs;

import dev.selvedge.Retry;
import java.util.List;

/** Every way to declare and to call a method. */
public class MethodKinds implements Group {

  @Override
  public void run(Checks checks) {
    checks.equal("private", 3, () -> secret(Flaky.twice()));
    checks.equal("static", 3, () -> shared(Flaky.twice()));
    checks.equal("private static", 3, () -> hidden(Flaky.twice()));
    checks.equal("final", 3, () -> fixed(Flaky.twice()));
    checks.equal("package-private", 3, () -> near(Flaky.twice()));
    checks.equal("self-called", 3, () -> callsItself(Flaky.twice()));
    checks.equal("strictfp", 3, () -> strict(Flaky.twice()));
    checks.equal("generic", "x3", () -> generic("x", Flaky.twice()));
    checks.equal("bounded generic", 3, () -> bounded(3, List.of(1, 2, 3), Flaky.twice()));
    checks.equal("varargs", "3:a,b", () -> varargs(Flaky.twice(), "a", "b"));
    checks.equal("no varargs", "3:", () -> varargs(Flaky.twice()));
    checks.equal("by method reference", 3, () -> call(this::secret));
    checks.equal("long and double parameters", "3 1 2.5 3 4.5 5", () -> wide(Flaky.twice()));
    checks.equal("static with long and double", 3.0 + 7L + 0.5, () -> sum(7L, Flaky.twice(), 0.5));
    checks.equal("dollar in the name", 3, () -> pay$now$(Flaky.twice()));
    checks.equal("unicode in the name", 3, () -> zahlungÜber€(Flaky.twice()));
    checks.equal("overload with int", "int3", () -> overloaded(1, Flaky.twice()));
    checks.equal("overload with long", "long3", () -> overloaded(1L, Flaky.twice()));
    checks.equal("overload with its box", "Integer3", () -> overloaded((Integer) 1, Flaky.twice()));
    Flaky given = Flaky.always();
    checks.thrown(
        "attempts are used up",
        IllegalStateException.class,
        () -> secret(given),
        e -> given.calls() == 3 && e.getMessage().equals("attempt 3"));
  }

  @Retry(delay = "0ms")
  private int secret(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  public static int shared(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  private static int hidden(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  protected final int fixed(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  int near(Flaky flaky) {
    return flaky.attempt();
  }

  private int callsItself(Flaky flaky) {
    return this.near(flaky);
  }

  @Retry(delay = "0ms")
  @SuppressWarnings("strictfp")
  strictfp int strict(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  <T> String generic(T value, Flaky flaky) {
    return value.toString() + flaky.attempt();
  }

  @Retry(delay = "0ms")
  <N extends Number & Comparable<N>> int bounded(N limit, List<? extends N> all, Flaky flaky) {
    int attempt = flaky.attempt();
    return (int) all.stream().filter(n -> n.compareTo(limit) <= 0).count() * attempt / 3;
  }

  @Retry(delay = "0ms")
  String varargs(Flaky flaky, String... parts) {
    return flaky.attempt() + ":" + String.join(",", parts);
  }

  private static int call(java.util.function.ToIntFunction<Flaky> method) {
    return method.applyAsInt(Flaky.twice());
  }

  private String wide(Flaky flaky) {
    return wide(1L, 2.5, flaky, 3L, 4.5, 5);
  }

  @Retry(delay = "0ms")
  private String wide(long a, double b, Flaky flaky, long c, double d, int e) {
    return flaky.attempt() + " " + a + " " + b + " " + c + " " + d + " " + e;
  }

  @Retry(delay = "0ms")
  static double sum(long a, Flaky flaky, double b) {
    return flaky.attempt() + a + b;
  }

  @Retry(delay = "0ms")
  int pay$now$(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  int zahlungÜber€(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  String overloaded(int value, Flaky flaky) {
    return "int" + flaky.attempt();
  }

  @Retry(delay = "0ms")
  String overloaded(long value, Flaky flaky) {
    return "long" + flaky.attempt();
  }

  @Retry(delay = "0ms")
  String overloaded(Integer value, Flaky flaky) {
    return "Integer" + flaky.attempt();
  }
}
