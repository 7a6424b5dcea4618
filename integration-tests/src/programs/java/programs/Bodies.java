package programs;

import dev.selvedge.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What may stand in a body. */
public class Bodies implements Group {
  private final List<String> log = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private int depthCalls;

  @Override
  public void run(Checks checks) {
    checks.equal("try and finally", "3[finally, finally, finally]", () -> finallies(Flaky.twice()));
    checks.equal("finally unlocks between attempts", "3 true", () -> locked(Flaky.twice()));
    checks.equal("try with resources", "3[close, close, close]", () -> resources(Flaky.twice()));
    checks.equal("catch inside does not count", "caught 1", () -> caught(Flaky.twice()));
    checks.equal(
        "reassigned parameters are restored",
        "a|1|2.0|3",
        () -> reassigned("a", 1, 2, Flaky.twice()));
    checks.equal("reassigned static parameters", "7/3", () -> countdown(7, Flaky.twice()));
    checks.equal("recursion", 120, () -> factorial(5, Flaky.twice()));
    checks.thrown(
        "recursion does not multiply attempts",
        IllegalStateException.class,
        () -> deep(4),
        e -> depthCalls == 4 + 3);
    checks.equal("lambda capturing", "v3!", () -> lambda("v", Flaky.twice()).get());
    checks.equal("anonymous class capturing", "v3", () -> anonymous("v", Flaky.twice()).call());
    checks.equal("switch on a string", "three", () -> named("c", Flaky.twice()));
    checks.equal("pattern", "text of 3", () -> pattern("abc", Flaky.twice()));
    checks.equal("loops and labels", 45 * 3, () -> loops(Flaky.twice()));
    checks.equal("ternary on the stack", "3x", () -> stacked(true, Flaky.twice()));
    checks.equal("string concatenation", "[3]", () -> "[" + joined(Flaky.twice()) + "]");
    checks.equal("never returns normally", "IllegalStateException", () -> endless());
  }

  private String finallies(Flaky flaky) {
    log.clear();
    return finalliesInside(flaky) + log.toString();
  }

  @Retry(delay = "0ms")
  private int finalliesInside(Flaky flaky) {
    try {
      return flaky.attempt();
    } finally {
      log.add("finally");
    }
  }

  @Retry(delay = "0ms")
  private String locked(Flaky flaky) {
    boolean free = !lock.isHeldByCurrentThread();
    lock.lock();
    try {
      return flaky.attempt() + " " + free;
    } finally {
      lock.unlock();
    }
  }

  private String resources(Flaky flaky) throws Exception {
    log.clear();
    return resourcesInside(flaky) + log.toString();
  }

  @Retry(delay = "0ms")
  private int resourcesInside(Flaky flaky) throws Exception {
    try (AutoCloseable resource = () -> log.add("close")) {
      return resource == null ? 0 : flaky.attempt();
    }
  }

  @Retry(delay = "0ms")
  private String caught(Flaky flaky) {
    try {
      flaky.attempt();
      return "not caught";
    } catch (IllegalStateException e) {
      return "caught " + flaky.calls();
    }
  }

  @Retry(delay = "0ms")
  private String reassigned(String text, long number, double fraction, Flaky flaky) {
    String seen = text + '|' + number + '|' + fraction + '|';
    text = text + "x";
    number = number * 10;
    fraction = fraction + text.length() + number;
    return fraction < 0 ? text : seen + flaky.attempt();
  }

  @Retry(delay = "0ms")
  private static String countdown(int from, Flaky flaky) {
    int first = from;
    while (from > 0) {
      from--;
    }
    return first + "/" + flaky.attempt();
  }

  @Retry(delay = "0ms")
  private int factorial(int n, Flaky flaky) {
    if (n == 1) {
      flaky.attempt();
      return 1;
    }
    return n * factorial(n - 1, flaky);
  }

  @Retry(delay = "0ms")
  private int deep(int n) {
    depthCalls++;
    if (n == 0) {
      throw new IllegalStateException("bottom");
    }
    return deep(n - 1);
  }

  @Retry(delay = "0ms")
  private Supplier<String> lambda(String value, Flaky flaky) {
    int attempt = flaky.attempt();
    Supplier<String> inner = () -> value + attempt;
    return () -> inner.get() + "!";
  }

  @Retry(delay = "0ms")
  private Callable<String> anonymous(String value, Flaky flaky) {
    int attempt = flaky.attempt();
    return new Callable<>() {
      @Override
      public String call() {
        return value + attempt + log.getClass().getSimpleName().substring(9);
      }
    };
  }

  @Retry(delay = "0ms")
  private String named(String key, Flaky flaky) {
    return switch (key) {
      case "a" -> "one";
      case "c" -> flaky.attempt() == 3 ? "three" : "early";
      default -> throw new IllegalArgumentException(key);
    };
  }

  @Retry(delay = "0ms")
  private String pattern(Object value, Flaky flaky) {
    if (value instanceof String text && flaky.attempt() == text.length()) {
      return "text of " + text.length();
    }
    return "no text";
  }

  @Retry(delay = "0ms")
  private int loops(Flaky flaky) {
    int sum = 0;
    outer:
    for (int i = 0; i < 10; i++) {
      for (long j = 0; ; j++) {
        if (j == i) {
          sum += i;
          continue outer;
        }
      }
    }
    return sum * flaky.attempt();
  }

  @Retry(delay = "0ms")
  private String stacked(boolean flag, Flaky flaky) {
    return new StringBuilder()
        .append(flag ? flaky.attempt() : 0.5f)
        .append('x')
        .toString()
        .replace(".0", "");
  }

  @Retry(delay = "0ms")
  private String joined(Flaky flaky) {
    return "" + flaky.attempt();
  }

  private String endless() {
    try {
      throwsOnly();
      return "returned";
    } catch (IllegalStateException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Retry(delay = "0ms")
  private void throwsOnly() {
    while (true) {
      throw new IllegalStateException("always");
    }
  }
}
