package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Locked.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.Woven;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that are woven in place: the lock is taken before the body and given back after it. */
class LockWeavingTest {
  private static final String IMPORTS =
      "package p; import dev.selvedge.*; import java.util.*; import java.util.function.*;\n";

  @Test
  void bodyRunsBetweenTakingTheLockAndGivingItBack() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  @DistributedLock("{id}") private static String charge(long id) {
                    dev.selvedge.runtime.lock.WovenLock.LOG.add("body");
                    return "charged " + id;
                  }
                  static Object run() { return charge(7); }
                }
                """,
            companion("Host", entry("charge", "(J)Ljava/lang/String;", "long id", "#0")));

    assertThat(locked.run("Host", "run")).isEqualTo("charged 7");
    assertThat(locked.log()).containsExactly("enter charge,<1:7>", "body", "exit charge,<1:7>");
    assertThat(locked.type("p.Host").getAnnotation(Woven.class).unwoven()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new IllegalStateException()",
        "new java.io.IOException()", // undeclared: see below
        "new Error()",
        "new ThreadDeath()",
        "new StackOverflowError()",
        "new OutOfMemoryError()",
        "new InterruptedException()"
      })
  void whateverTheBodyThrowsGivesTheLockBackAndArrivesAsItself(String thrown) throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                @SuppressWarnings("removal")
                class Host {
                  static final Throwable THROWN = %s;
                  @DistributedLock("k") void charge() { Host.<RuntimeException>sneak(); }
                  @SuppressWarnings("unchecked")
                  static <T extends Throwable> void sneak() throws T { throw (T) THROWN; }
                  static Object run() {
                    try {
                      new Host().charge();
                      return null;
                    } catch (Throwable e) {
                      return e == THROWN;
                    }
                  }
                }
                """
                    .formatted(thrown),
            companion("Host", entry("charge", "()V", "", "")));

    assertThat(locked.run("Host", "run")).isEqualTo(true);
    assertThat(locked.log())
        .containsExactly(
            "enter charge", "exit charge " + thrown.replaceAll("new (.*\\.)?|\\(\\)", ""));
  }

  @Test
  void bodyThatRunsOutOfStackGivesTheLockBack() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  @DistributedLock("k") static int charge() { return deeper(1) + 1; }
                  static int deeper(int n) { return deeper(n + 1) + 1; }
                  static Object run() {
                    try {
                      return charge();
                    } catch (StackOverflowError e) {
                      return "overflow";
                    }
                  }
                }
                """,
            companion("Host", entry("charge", "()I", "", "")));

    assertThat(locked.run("Host", "run")).isEqualTo("overflow");
    assertThat(locked.log()).containsExactly("enter charge", "exit charge StackOverflowError");
  }

  @Test
  void lossTakesThePlaceOfTheResult() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  @DistributedLock("k") static long charge() { return 5L; }
                  static Object run() { return charge(); }
                }
                """,
            companion("Host", entry("charge", "()J", "", "")));
    IllegalStateException lost = new IllegalStateException("lost");
    locked.set("lost", lost);

    assertThat(catchThrowable(() -> locked.run("Host", "run"))).isSameAs(lost);
  }

  @Test
  void keysThatCannotBeMadeLeaveTheBodyAlone() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  static boolean ran;
                  @DistributedLock("{id}") static void charge(String id) { ran = true; }
                  static Object run() {
                    try {
                      charge(null);
                      return null;
                    } catch (RuntimeException e) {
                      return e.getClass().getSimpleName() + ran;
                    }
                  }
                }
                """,
            companion("Host", entry("charge", "(Ljava/lang/String;)V", "String id", "#0")));

    assertThat(locked.run("Host", "run")).isEqualTo("InvalidLockKeyExceptionfalse");
    assertThat(locked.log()).isEmpty();
  }

  @Test
  void busyMethodThatSkipsReturnsNothing() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  static boolean ran;
                  @DistributedLock(value = "k", onBusy = OnBusy.SKIP) void nothing() { ran = true; }
                  @DistributedLock(value = "k", onBusy = OnBusy.SKIP) String text() { ran = true; return ""; }
                  @DistributedLock(value = "k", onBusy = OnBusy.SKIP) int[] array() { ran = true; return new int[1]; }
                  @DistributedLock(value = "k", onBusy = OnBusy.SKIP) Optional<String> o() { ran = true; return null; }
                  @DistributedLock(value = "k", onBusy = OnBusy.SKIP) OptionalInt oi() { ran = true; return null; }
                  @DistributedLock(value = "k", onBusy = OnBusy.SKIP) OptionalLong ol() { ran = true; return null; }
                  @DistributedLock(value = "k", onBusy = OnBusy.SKIP) OptionalDouble od() { ran = true; return null; }
                  static Object run() {
                    Host host = new Host();
                    host.nothing();
                    return Arrays.asList(
                        host.text(), host.array(), host.o(), host.oi(), host.ol(), host.od(), ran);
                  }
                }
                """,
            companion(
                "Host",
                entry("nothing", "()V", "", ""),
                entry("text", "()Ljava/lang/String;", "", ""),
                entry("array", "()[I", "", ""),
                entry("o", "()Ljava/util/Optional;", "", ""),
                entry("oi", "()Ljava/util/OptionalInt;", "", ""),
                entry("ol", "()Ljava/util/OptionalLong;", "", ""),
                entry("od", "()Ljava/util/OptionalDouble;", "", "")));
    locked.set("busy", true);

    List<?> results = (List<?>) locked.run("Host", "run");

    assertThat((Object) results)
        .isEqualTo(
            java.util.Arrays.asList(
                null,
                null,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                false));
    assertThat(locked.log()).hasSize(7).noneMatch(line -> line.startsWith("exit"));
  }

  @Test
  void everyKindOfMethodIsLocked() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host<T extends Comparable<T>> implements Function<T, String> {
                  @DistributedLock("k") private String secret(T item) { return "a" + item; }
                  @DistributedLock("k") final String last(String... all) { return "b" + all.length; }
                  @Override @DistributedLock("k") public String apply(T item) { return "c" + item; }
                  @DistributedLock("k") static <U> U itself(U item) { return item; }
                  static Object run() {
                    Host<String> host = new Host<>();
                    Function<String, String> bridged = host;
                    return host.secret("x") + host.last("1", "2") + bridged.apply("y") + itself("d");
                  }
                }
                """,
            companion(
                "Host",
                entry("secret", "(Ljava/lang/Comparable;)Ljava/lang/String;", "Object a", "#0"),
                entry("last", "([Ljava/lang/String;)Ljava/lang/String;", "", ""),
                entry(
                    "apply", "(Ljava/lang/Comparable;)Ljava/lang/String;", "Comparable<?> a", "#0"),
                entry("itself", "(Ljava/lang/Object;)Ljava/lang/Object;", "Object a", "#0")));

    assertThat(locked.run("Host", "run")).isEqualTo("axb2cyd");
    assertThat(locked.log())
        .containsExactly(
            "enter secret,<1:x>",
            "exit secret,<1:x>",
            "enter last",
            "exit last",
            "enter apply,<1:y>",
            "exit apply,<1:y>",
            "enter itself,<1:d>",
            "exit itself,<1:d>");
  }

  @Test
  void everyKindOfClassIsLocked() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  interface Face {
                    @DistributedLock("k") default String usual(int n) { return own(n) + common(n); }
                    @DistributedLock("k") private String own(int n) { return "own" + n; }
                    @DistributedLock("k") static String common(int n) { return "common" + n; }
                  }
                  record Row(long id) implements Face {
                    @DistributedLock("k") String row() { return "row" + id; }
                  }
                  enum Kind implements Face { ONE;
                    @DistributedLock("k") String kind() { return name(); }
                  }
                  class Inner {
                    @DistributedLock("k") private String inner() { return "inner" + Host.this.seen; }
                  }
                  int seen = 3;
                  static Object run() {
                    return new Row(1).usual(2) + new Row(4).row() + Kind.ONE.kind() + new Host().new Inner().inner();
                  }
                }
                """,
            companion(
                "Host$Face",
                entry("usual", "(I)Ljava/lang/String;", "int n", "#0"),
                entry("own", "(I)Ljava/lang/String;", "int n", "#0"),
                entry("common", "(I)Ljava/lang/String;", "int n", "#0")),
            companion("Host$Row", entry("row", "()Ljava/lang/String;", "Host.Row row", "this")),
            companion("Host$Kind", entry("kind", "()Ljava/lang/String;", "Enum<?> kind", "this")),
            companion("Host$Inner", entry("inner", "()Ljava/lang/String;", "", "")));

    assertThat(locked.run("Host", "run")).isEqualTo("own2common2row4ONEinner3");
    assertThat(locked.log().stream().filter(line -> line.startsWith("enter")))
        .containsExactly(
            "enter usual,<1:2>",
            "enter own,<1:2>",
            "enter common,<1:2>",
            "enter row,<9:Row[id=4]>",
            "enter kind,<3:ONE>",
            "enter inner");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void bodiesOfEveryShapeStillVerify(int release) throws Throwable {
    Locked locked =
        Locked.of(
            release,
            IMPORTS
                + """
                class Host {
                  @DistributedLock("{a}") String odd(long a, double b, String c, int... d) {
                    a += 1; b *= 2; c = c + a; d = new int[] {1, 2};
                    String text = "";
                    for (int i = 0; ; i++) {
                      try {
                        if (i == 1) { continue; }
                        if (i == 3) { return text + c + b; }
                        synchronized (this) { text += d[i % 2]; }
                        switch (c) { case "x": return "never"; default: text += "-"; }
                      } catch (RuntimeException e) {
                        text += e;
                      } finally {
                        text += "f";
                      }
                    }
                  }
                  @DistributedLock("{n}") static boolean loop(int n) {
                    do { n--; } while (n > 0);
                    return n == 0;
                  }
                  @DistributedLock("{n}") static float thrower(boolean n) {
                    if (n) { throw new IllegalStateException(); }
                    Runnable later = () -> { throw new IllegalArgumentException(); };
                    later.run();
                    return 1f;
                  }
                  static Object run() {
                    String thrown = "";
                    try { thrower(true); } catch (IllegalStateException e) { thrown += "1"; }
                    try { thrower(false); } catch (IllegalArgumentException e) { thrown += "2"; }
                    return new Host().odd(1, 2.5, "c", 9) + loop(3) + thrown;
                  }
                }
                """,
            companion(
                "Host",
                entry(
                    "odd",
                    "(JDLjava/lang/String;[I)Ljava/lang/String;",
                    "String c, int[] b, long a, Object host",
                    "#2 #3 #0 this"),
                entry("loop", "(I)Z", "int n", "#0"),
                entry("thrower", "(Z)F", "boolean n", "#0")));

    assertThat(locked.run("Host", "run")).isEqualTo("1-ff1-fc25.0true12");
    assertThat(locked.log())
        .contains("enter loop,<1:3>", "exit loop,<1:3>", "enter thrower,<4:true>")
        .anyMatch(line -> line.startsWith("enter odd,<1:c>,") && line.contains(",<1:1>,"));
  }

  @Test
  void everyAttemptTakesTheLockAfreshAndHoldsItNotBetween() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  static int calls;
                  @Retry(delay = "0ms") @DistributedLock("{id}")
                  static long charge(long id, String who) {
                    if (++calls < 3) { id = 0; who = null; throw new IllegalStateException(); }
                    return id;
                  }
                  @Retry(delay = "0ms", fallback = "backup", maxDuration = "1h") @DistributedLock("{id}")
                  String failing(int id) { throw new IllegalArgumentException(); }
                  private String backup(int id) { return "backup"; }
                  static Object run() { return charge(9, "me") + new Host().failing(1); }
                }
                """,
            companion(
                "Host",
                entry("charge", "(JLjava/lang/String;)J", "long id, String who", "#0 #1"),
                entry("failing", "(I)Ljava/lang/String;", "int id", "#0")));

    assertThat(locked.run("Host", "run")).isEqualTo("9backup");
    String key = " charge,<1:9>,<2:me>";
    String failing = " failing,<1:1>";
    assertThat(locked.log())
        .containsExactly(
            "enter" + key,
            "exit" + key + " IllegalStateException",
            "enter" + key,
            "exit" + key + " IllegalStateException",
            "enter" + key,
            "exit" + key,
            "enter" + failing,
            "exit" + failing + " IllegalArgumentException",
            "enter" + failing,
            "exit" + failing + " IllegalArgumentException",
            "enter" + failing,
            "exit" + failing + " IllegalArgumentException");
  }

  @Test
  void callThatWasSkippedIsNotRetried() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  @Retry(delay = "0ms") @DistributedLock(value = "k", onBusy = OnBusy.SKIP)
                  static String charge() { return "ran"; }
                  static Object run() { return String.valueOf(charge()); }
                }
                """,
            companion("Host", entry("charge", "()Ljava/lang/String;", "", "")));
    locked.set("busy", true);

    assertThat(locked.run("Host", "run")).isEqualTo("null");
    assertThat(locked.log()).containsExactly("enter charge");
  }

  @Test
  void methodThatIsTooLargeIsRefusedAndTheOthersAreWoven() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + "class Host {\n"
                + "@DistributedLock(\"k\") static int large() { int i = 0;"
                + "i++;".repeat(21_840)
                + "return i; }\n"
                + "@DistributedLock(\"k\") static int small() { return 1; }\n"
                + "static Object run() { return small(); }\n"
                + "static Object tooLarge() { return large(); } }",
            companion("Host", entry("large", "()I", "", ""), entry("small", "()I", "", "")));

    assertThat(locked.run("Host", "run")).isEqualTo(1);
    assertThat(locked.log()).containsExactly("enter small", "exit small");
    assertThat(catchThrowable(() -> locked.run("Host", "tooLarge")))
        .isInstanceOf(dev.selvedge.runtime.NotWovenException.class)
        .hasMessageStartingWith("[SV203] p.Host#large()");
  }
}
