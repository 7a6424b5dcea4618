package programs;

import dev.selvedge.Retry;

/** Every kind of result. */
public class Results implements Group {
  @Override
  public void run(Checks checks) {
    Flaky given = Flaky.twice();
    checks.equal(
        "void",
        3,
        () -> {
          nothing(given);
          return given.calls();
        });
    checks.equal("boolean", true, () -> aBoolean(Flaky.twice()));
    checks.equal("byte", (byte) 3, () -> aByte(Flaky.twice()));
    checks.equal("short", (short) 3, () -> aShort(Flaky.twice()));
    checks.equal("char", '3', () -> aChar(Flaky.twice()));
    checks.equal("int", 3, () -> anInt(Flaky.twice()));
    checks.equal("long", 3L << 40, () -> aLong(Flaky.twice()));
    checks.equal("float", 3.5f, () -> aFloat(Flaky.twice()));
    checks.equal("double", 3.5, () -> aDouble(Flaky.twice()));
    checks.equal("array of a primitive", new int[] {3}, () -> anArray(Flaky.twice()));
    checks.equal("array of arrays", new String[][] {{"3"}}, () -> arrays(Flaky.twice()));
    checks.equal("null", null, () -> aNull(Flaky.twice()));
    checks.equal("type variable", 3, () -> aVariable(Flaky.twice(), 3));
  }

  @Retry(delay = "0ms")
  private void nothing(Flaky flaky) {
    flaky.attempt();
  }

  @Retry(delay = "0ms")
  private boolean aBoolean(Flaky flaky) {
    return flaky.attempt() == 3;
  }

  @Retry(delay = "0ms")
  private byte aByte(Flaky flaky) {
    return (byte) flaky.attempt();
  }

  @Retry(delay = "0ms")
  private short aShort(Flaky flaky) {
    return (short) flaky.attempt();
  }

  @Retry(delay = "0ms")
  private char aChar(Flaky flaky) {
    return (char) ('0' + flaky.attempt());
  }

  @Retry(delay = "0ms")
  private int anInt(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  private long aLong(Flaky flaky) {
    return (long) flaky.attempt() << 40;
  }

  @Retry(delay = "0ms")
  private float aFloat(Flaky flaky) {
    return flaky.attempt() + 0.5f;
  }

  @Retry(delay = "0ms")
  private double aDouble(Flaky flaky) {
    return flaky.attempt() + 0.5;
  }

  @Retry(delay = "0ms")
  private int[] anArray(Flaky flaky) {
    return new int[] {flaky.attempt()};
  }

  @Retry(delay = "0ms")
  private String[][] arrays(Flaky flaky) {
    return new String[][] {{String.valueOf(flaky.attempt())}};
  }

  @Retry(delay = "0ms")
  private Object aNull(Flaky flaky) {
    flaky.attempt();
    return null;
  }

  @Retry(delay = "0ms")
  private <T> T aVariable(Flaky flaky, T value) {
    flaky.attempt();
    return value;
  }
}
