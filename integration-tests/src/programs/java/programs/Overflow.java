package programs;

import dev.selvedge.Retry;
import java.io.IOException;

/**
 * The stack runs out inside woven methods, before anything of ours was needed for the class:
 * nothing may be initialised there, or the class would be lost for good.
 */
public class Overflow implements Group {
  private static int dives;

  @Override
  public void run(Checks checks) {
    checks.equal("is not retried", "StackOverflowError", () -> failureOf(() -> dive(0)));
    checks.equal(
        "is not retried with a fallback", "StackOverflowError", () -> failureOf(this::deep));
    checks.equal("the class retries afterwards", 3, () -> read(Flaky.twice()));
    checks.equal("the own failure arrives afterwards", "IOException", () -> failureOf(this::fail));
  }

  @Retry(delay = "0ms", on = Throwable.class)
  private static int dive(int depth) {
    dives++;
    return dive(depth + 1) + 1;
  }

  @Retry(delay = "0ms", on = Throwable.class, fallback = "surface", maxDuration = "1m")
  private int deep() {
    return deep() + 1;
  }

  private int surface() {
    return dives;
  }

  @Retry(delay = "0ms")
  private int read(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  private int fail() throws IOException {
    throw new IOException("down");
  }

  private static String failureOf(Failing call) {
    try {
      return "returned " + call.run();
    } catch (Throwable e) {
      return e.getClass().getSimpleName();
    }
  }

  /** What is expected to fail. */
  private interface Failing {
    int run() throws Exception;
  }
}
