package programs;

import java.util.Objects;
import java.util.concurrent.Callable;

/** Prints one line a check: {@code ok GROUP: NAME} or {@code FAILED GROUP: NAME: reason}. */
public final class Checks {
  private final String group;

  Checks(String group) {
    this.group = group;
  }

  public void equal(String name, Object expected, Callable<?> actual) {
    Object value;
    try {
      value = actual.call();
    } catch (Throwable e) {
      failed(name, "threw " + e);
      e.printStackTrace();
      return;
    }
    if (Objects.deepEquals(expected, value)) {
      System.out.println("ok " + group + ": " + name);
    } else {
      failed(name, "expected " + expected + " but was " + value);
    }
  }

  /** Checks that the code throws exactly that type, and what the exception is then asked. */
  public <T extends Throwable> void thrown(
      String name, Class<T> type, Callable<?> code, Inspection<T> inspection) {
    equal(
        name,
        true,
        () -> {
          Object value;
          try {
            value = code.call();
          } catch (Throwable e) {
            if (e.getClass() != type) {
              throw e;
            }
            return inspection.holds(type.cast(e));
          }
          return "returned " + value;
        });
  }

  void failed(String name, String reason) {
    System.out.println(
        "FAILED " + group + ": " + name + ": " + reason.replace('\n', ' ').replace('\r', ' '));
  }

  /** A question to an exception. */
  public interface Inspection<T> {
    boolean holds(T thrown);
  }
}
