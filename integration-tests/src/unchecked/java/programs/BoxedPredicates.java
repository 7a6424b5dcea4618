package programs;

import dev.selvedge.Retry;

/**
 * Predicates that take the box of a primitive result: the compiler's half does not let them pass.
 */
public class BoxedPredicates implements Group {
  private int calls;

  @Override
  public void run(Checks checks) {
    checks.equal("int by its box", 3, () -> boxed());
    calls = 0;
    checks.equal("int by Object", 3, () -> byObject());
    calls = 0;
    checks.equal("int by Number", 3, () -> byNumber());
    calls = 0;
    checks.equal("double by Comparable", 3.0, () -> aDouble());
  }

  private boolean boxIsSmall(Integer result) {
    return result < 3;
  }

  @Retry(delay = "0ms", retryIf = "boxIsSmall")
  private int boxed() {
    return ++calls;
  }

  private boolean objectIsSmall(Object result) {
    return (Integer) result < 3;
  }

  @Retry(delay = "0ms", retryIf = "objectIsSmall")
  private int byObject() {
    return ++calls;
  }

  private boolean numberIsSmall(Number result) {
    return result.intValue() < 3;
  }

  @Retry(delay = "0ms", retryIf = "numberIsSmall")
  private int byNumber() {
    return ++calls;
  }

  private boolean comparableIsSmall(Comparable<Double> result) {
    return result.compareTo(3.0) < 0;
  }

  @Retry(delay = "0ms", retryIf = "comparableIsSmall")
  private double aDouble() {
    return ++calls;
  }
}
