package programs;

import dev.selvedge.Retry;
import dev.selvedge.runtime.retry.RetryStopped;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Methods that stand in after the last attempt. */
public class Fallbacks implements Group {
  private String called = "";

  @Override
  public void run(Checks checks) {
    checks.equal("private", "backup of a", () -> text("a", Flaky.always()));
    checks.equal("not needed", "a3", () -> text("a", Flaky.twice()));
    checks.equal("static", "shared b", () -> shared("b", Flaky.always()));
    checks.equal(
        "static of an instance method", "shared c", () -> staticBackup("c", Flaky.always()));
    checks.equal("takes the failure", "attempt 3", () -> caused(Flaky.always()));
    checks.equal(
        "takes a narrower one that fits", "gone", () -> narrow(new FileNotFoundException("gone")));
    checks.thrown(
        "one that does not fit is thrown",
        IOException.class,
        () -> narrow(new IOException("other")),
        e -> e.getMessage().equals("other"));
    checks.thrown(
        "not for unmatched failures",
        IllegalStateException.class,
        () -> narrow(new IllegalStateException("unmatched")),
        e -> e.getSuppressed().length == 0);
    checks.equal(
        "void",
        "void 1",
        () -> {
          nothing(1L, Flaky.always());
          return called;
        });
    checks.equal("boolean", true, () -> aBoolean(Flaky.always()));
    checks.equal("byte", (byte) -1, () -> aByte(Flaky.always()));
    checks.equal("short", (short) -2, () -> aShort(Flaky.always()));
    checks.equal("char", '?', () -> aChar(Flaky.always()));
    checks.equal("int", -3, () -> anInt(Flaky.always()));
    checks.equal("long and its arguments", 1L + 2 + 3, () -> aLong(1L, 2.0, Flaky.always(), 3L));
    checks.equal("float", 0.5f, () -> aFloat(Flaky.always()));
    checks.equal("double, static", 4.5, () -> aDouble(2.0, Flaky.always(), 2L, 0.5));
    checks.equal("array", new int[] {9}, () -> anArray(Flaky.always()));
    checks.equal("subtype of the result", "sub", () -> general(Flaky.always()));
    checks.equal("generic", "g", () -> generic("g", Flaky.always()));
    checks.equal("sees the caller's arguments", "original", () -> reassigning("original"));
    checks.equal("in an interface", "default", () -> new Source() {}.read(Flaky.always()));
    checks.equal("protected and overridden", "derived", () -> new Derived().read(Flaky.always()));
    checks.thrown(
        "its own failure carries the first",
        UnsupportedOperationException.class,
        () -> failing(Flaky.always()),
        e -> e.getSuppressed()[0].getMessage().equals("attempt 3"));
    checks.thrown(
        "rethrowing the failure adds nothing to itself",
        IllegalStateException.class,
        () -> rethrowing(Flaky.always()),
        e -> e.getSuppressed().length == 3);
    checks.equal("that is @Retry itself", 6, () -> chained(new Flaky(5)));
    checks.equal(
        "of a rejected result is told why", true, () -> rejected() instanceof RetryStopped);
  }

  @Retry(delay = "0ms", fallback = "textBackup")
  private String text(String key, Flaky flaky) {
    return key + flaky.attempt();
  }

  private String textBackup(String key, Flaky flaky) {
    return "backup of " + key;
  }

  @Retry(delay = "0ms", fallback = "sharedBackup")
  private static String shared(String key, Flaky flaky) {
    return key + flaky.attempt();
  }

  @Retry(delay = "0ms", fallback = "sharedBackup")
  private String staticBackup(String key, Flaky flaky) {
    return key + flaky.attempt();
  }

  private static String sharedBackup(String key, Flaky flaky) {
    return "shared " + key;
  }

  @Retry(delay = "0ms", fallback = "message")
  private String caused(Flaky flaky) {
    return "" + flaky.attempt();
  }

  private String message(Flaky flaky, Throwable cause) {
    return cause.getMessage();
  }

  @Retry(delay = "0ms", on = IOException.class, fallback = "missing")
  private String narrow(Exception failure) throws Exception {
    throw failure;
  }

  private String missing(Exception failure, FileNotFoundException cause) {
    return cause.getMessage();
  }

  @Retry(delay = "0ms", fallback = "nothingBackup")
  private void nothing(long number, Flaky flaky) {
    flaky.attempt();
  }

  private void nothingBackup(long number, Flaky flaky, RuntimeException cause) {
    called = "void " + number;
  }

  @Retry(delay = "0ms", fallback = "yes")
  private boolean aBoolean(Flaky flaky) {
    return flaky.attempt() < 0;
  }

  private boolean yes(Flaky flaky) {
    return true;
  }

  @Retry(delay = "0ms", fallback = "byteBackup")
  private byte aByte(Flaky flaky) {
    return (byte) flaky.attempt();
  }

  private byte byteBackup(Flaky flaky) {
    return -1;
  }

  @Retry(delay = "0ms", fallback = "shortBackup")
  private short aShort(Flaky flaky) {
    return (short) flaky.attempt();
  }

  private short shortBackup(Flaky flaky) {
    return -2;
  }

  @Retry(delay = "0ms", fallback = "charBackup")
  private char aChar(Flaky flaky) {
    return (char) flaky.attempt();
  }

  private char charBackup(Flaky flaky) {
    return '?';
  }

  @Retry(delay = "0ms", fallback = "intBackup")
  private int anInt(Flaky flaky) {
    return flaky.attempt();
  }

  private int intBackup(Flaky flaky, IllegalStateException cause) {
    return -3;
  }

  @Retry(delay = "0ms", fallback = "longBackup")
  private long aLong(long a, double b, Flaky flaky, long c) {
    return flaky.attempt();
  }

  private long longBackup(long a, double b, Flaky flaky, long c, Throwable cause) {
    return a + (long) b + c;
  }

  @Retry(delay = "0ms", fallback = "floatBackup")
  private float aFloat(Flaky flaky) {
    return flaky.attempt();
  }

  private float floatBackup(Flaky flaky) {
    return 0.5f;
  }

  @Retry(delay = "0ms", fallback = "doubleBackup")
  private static double aDouble(double a, Flaky flaky, long b, double c) {
    return flaky.attempt();
  }

  private static double doubleBackup(double a, Flaky flaky, long b, double c, Exception cause) {
    return a + b + c;
  }

  @Retry(delay = "0ms", fallback = "arrayBackup")
  private int[] anArray(Flaky flaky) {
    return new int[] {flaky.attempt()};
  }

  private int[] arrayBackup(Flaky flaky) {
    return new int[] {9};
  }

  @Retry(delay = "0ms", fallback = "special")
  private CharSequence general(Flaky flaky) {
    return "" + flaky.attempt();
  }

  private String special(Flaky flaky) {
    return "sub";
  }

  @Retry(delay = "0ms", fallback = "genericBackup")
  private <T> T generic(T value, Flaky flaky) {
    flaky.attempt();
    return null;
  }

  private <T> T genericBackup(T value, Flaky flaky) {
    return value;
  }

  @Retry(delay = "0ms", fallback = "argument")
  private String reassigning(String value) {
    value = "changed";
    throw new IllegalStateException(value);
  }

  private String argument(String value) {
    return value;
  }

  interface Source {
    @Retry(delay = "0ms", fallback = "otherwise")
    default String read(Flaky flaky) {
      return "" + flaky.attempt();
    }

    private String otherwise(Flaky flaky) {
      return "default";
    }
  }

  static class Original {
    @Retry(delay = "0ms", fallback = "otherwise")
    String read(Flaky flaky) {
      return "" + flaky.attempt();
    }

    protected String otherwise(Flaky flaky) {
      return "original";
    }
  }

  static class Derived extends Original {
    @Override
    protected String otherwise(Flaky flaky) {
      return "derived";
    }
  }

  @Retry(delay = "0ms", fallback = "fails")
  private int failing(Flaky flaky) {
    return flaky.attempt();
  }

  private int fails(Flaky flaky) {
    throw new UnsupportedOperationException("no backup");
  }

  @Retry(delay = "0ms", fallback = "rethrows")
  private int rethrowing(Flaky flaky) {
    return flaky.attempt();
  }

  private int rethrows(Flaky flaky, RuntimeException cause) {
    throw cause;
  }

  @Retry(delay = "0ms", fallback = "second")
  private int chained(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  private int second(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms", retryIf = "always", fallback = "reason")
  private Object rejected() {
    return "bad";
  }

  private boolean always(Object result) {
    return true;
  }

  private Object reason(Throwable cause) {
    return cause;
  }
}
