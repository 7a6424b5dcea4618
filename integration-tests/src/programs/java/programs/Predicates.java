package programs;

import dev.selvedge.Retry;

/** Methods that judge results. */
public class Predicates implements Group {
  private int calls;
  private int closed;

  @Override
  public void run(Checks checks) {
    checks.equal("int by private", 3, () -> anInt());
    calls = 0;
    checks.equal("int by static", 3, () -> byStatic());
    calls = 0;
    checks.equal("long", 3L, () -> aLong(1L, 0.5));
    calls = 0;
    checks.equal("double", 3.0, () -> aDouble(2L));
    calls = 0;
    checks.equal("boolean", true, () -> aBoolean());
    calls = 0;
    checks.equal("char", 'd', () -> aChar());
    calls = 0;
    checks.equal("byte", (byte) 3, () -> aByte());
    calls = 0;
    checks.equal("short", (short) 3, () -> aShort());
    calls = 0;
    checks.equal("float", 3f, () -> aFloat());
    calls = 0;
    checks.equal("reference by supertype", "xxx", () -> text());
    calls = 0;
    checks.equal("array", 3, () -> array().length);
    calls = 0;
    checks.equal("null result", "found", () -> nullable());
    calls = 0;
    checks.equal("generic", 3, () -> generic(3));
    calls = 0;
    checks.equal("used up: the last result comes back", 2, () -> tooFew());
    checks.equal("rejected results are closed", 2, () -> resource() == null ? -1 : closed);
    checks.thrown(
        "what it throws ends the call",
        UnsupportedOperationException.class,
        () -> unjudgeable(),
        e -> true);
    calls = 0;
    checks.equal("failures and rejections together", 4, () -> mixed());
    calls = 0;
    checks.equal("with a bound on time", 3, () -> timed());
  }

  private boolean belowThree(int result) {
    return result < 3;
  }

  @Retry(delay = "0ms", retryIf = "belowThree")
  private int anInt() {
    return ++calls;
  }

  private static boolean isSmall(int result) {
    return result < 3;
  }

  @Retry(delay = "0ms", retryIf = "isSmall")
  private int byStatic() {
    return ++calls;
  }

  private boolean longIsSmall(long result) {
    return result < 3;
  }

  @Retry(delay = "0ms", retryIf = "longIsSmall")
  private long aLong(long a, double b) {
    return a + b > 0 ? ++calls : -1;
  }

  private static boolean doubleIsSmall(double result) {
    return result < 3;
  }

  @Retry(delay = "0ms", retryIf = "doubleIsSmall")
  private double aDouble(long unused) {
    return ++calls;
  }

  private boolean not(boolean result) {
    return !result;
  }

  @Retry(delay = "0ms", retryIf = "not")
  private boolean aBoolean() {
    return ++calls == 3;
  }

  private boolean beforeD(char result) {
    return result < 'd';
  }

  @Retry(delay = "0ms", retryIf = "beforeD")
  private char aChar() {
    return (char) ('a' + ++calls);
  }

  private boolean byteIsSmall(byte result) {
    return result < 3;
  }

  @Retry(delay = "0ms", retryIf = "byteIsSmall")
  private byte aByte() {
    return (byte) ++calls;
  }

  private boolean shortIsSmall(short result) {
    return result < 3;
  }

  @Retry(delay = "0ms", retryIf = "shortIsSmall")
  private short aShort() {
    return (short) ++calls;
  }

  private boolean floatIsSmall(float result) {
    return result < 3;
  }

  @Retry(delay = "0ms", retryIf = "floatIsSmall")
  private float aFloat() {
    return ++calls;
  }

  private static boolean isShort(CharSequence result) {
    return result.length() < 3;
  }

  @Retry(delay = "0ms", retryIf = "isShort")
  private String text() {
    return "x".repeat(++calls);
  }

  private boolean fewElements(int[] result) {
    return result.length < 3;
  }

  @Retry(delay = "0ms", retryIf = "fewElements")
  private int[] array() {
    return new int[++calls];
  }

  private boolean isMissing(String result) {
    return result == null;
  }

  @Retry(delay = "0ms", retryIf = "isMissing")
  private String nullable() {
    return ++calls < 3 ? null : "found";
  }

  private boolean anySmall(Object result) {
    return calls < 3;
  }

  @Retry(delay = "0ms", retryIf = "anySmall")
  private <T> T generic(T value) {
    calls++;
    return value;
  }

  @Retry(delay = "0ms", maxAttempts = 2, retryIf = "belowThree")
  private int tooFew() {
    return ++calls;
  }

  private boolean everything(AutoCloseable result) {
    return true;
  }

  @Retry(delay = "0ms", retryIf = "everything")
  private AutoCloseable resource() {
    return () -> closed++;
  }

  private boolean throwing(Object result) {
    throw new UnsupportedOperationException("cannot judge " + result);
  }

  @Retry(delay = "0ms", retryIf = "throwing")
  private Object unjudgeable() {
    return "x";
  }

  @Retry(delay = "0ms", maxAttempts = 4, retryIf = "belowThree")
  private int mixed() {
    calls++;
    if (calls % 2 == 1) {
      throw new IllegalStateException("odd");
    }
    return calls;
  }

  @Retry(delay = "0ms", maxDuration = "1h", retryIf = "belowThree")
  private int timed() {
    return ++calls;
  }
}
