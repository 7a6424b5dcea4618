package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Locked.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that return a stage: the runtime runs the body when the lock is there. */
class LockStageTest {
  private static final String IMPORTS =
      "package p; import dev.selvedge.*; import java.util.concurrent.*;\n";
  private static final String STAGE = "Ljava/util/concurrent/CompletionStage;";
  private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void bodyRunsWhenTheLockIsGrantedWithTheArgumentsOfTheCall(int release) throws Throwable {
    Locked locked =
        Locked.of(
            release,
            IMPORTS
                + """
                class Host {
                  interface Face {
                    @DistributedLock("k") default CompletionStage<String> usual(int n) { return done("usual" + n); }
                    @DistributedLock("k") static CompletableFuture<String> common(byte n) { return done("common" + n); }
                  }
                  static CompletableFuture<String> done(String text) { return CompletableFuture.completedFuture(text); }
                  @DistributedLock("{a}") private CompletionStage<String> own(long a, double b, boolean c, char d, String... e) {
                    String text = "own" + a + b + c + d + e.length;
                    a = 0;
                    return done(text);
                  }
                  @DistributedLock("{a}") static CompletableFuture<String> fixed(long a) { return done("fixed" + a); }
                  static Object run() {
                    CompletionStage<String> own = new Host().own(1, 2.5, true, 'd', "e");
                    CompletionStage<String> fixed = fixed(3);
                    CompletionStage<String> usual = new Face() {}.usual(4);
                    CompletionStage<String> common = Face.common((byte) 5);
                    return own.thenCombine(fixed, String::concat)
                        .thenCombine(usual, String::concat).thenCombine(common, String::concat);
                  }
                }
                """,
            companion(
                "Host",
                entry(
                    "own",
                    "(JDZC[Ljava/lang/String;)" + STAGE,
                    "char d, long a, Object host",
                    "#3 #0 this"),
                entry("fixed", "(J)" + FUTURE, "long a", "#0")),
            companion(
                "Host$Face",
                entry("usual", "(I)" + STAGE, "", ""),
                entry("common", "(B)" + FUTURE, "", "")));
    locked.set("later", true);

    CompletableFuture<?> result = (CompletableFuture<?>) locked.run("Host", "run");

    assertThat(result).isNotDone();
    assertThat(locked.log()).hasSize(4).allMatch(line -> line.startsWith("stage "));
    assertThat(locked.log().get(0)).startsWith("stage own,<1:d>,<1:1>,<");
    locked.grant();
    assertThat(result).isCompletedWithValueMatching("own12.5trued1fixed3usual4common5"::equals);
    assertThat(locked.log()).hasSize(8).endsWith("release", "release", "release", "release");
  }

  @Test
  void everyAttemptTakesTheLockAfresh() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  int calls;
                  @Retry(delay = "0ms", fallback = "backup") @DistributedLock("{id}")
                  CompletableFuture<String> charge(long id) {
                    if (++calls == 1) { throw new IllegalStateException(); }
                    return calls < 3
                        ? CompletableFuture.failedFuture(new IllegalStateException())
                        : CompletableFuture.completedFuture("call " + calls);
                  }
                  CompletableFuture<String> backup(long id) { return null; }
                  static Object run() { return new Host().charge(9).join(); }
                }
                """,
            companion("Host", entry("charge", "(J)" + FUTURE, "long id", "#0")));

    assertThat(locked.run("Host", "run")).isEqualTo("call 3");
    assertThat(locked.log())
        .containsExactly(
            "stage charge,<1:9>",
            "release",
            "stage charge,<1:9>",
            "release",
            "stage charge,<1:9>",
            "release");
  }

  @Test
  void keysThatCannotBeMadeAreInTheStage() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  @DistributedLock("{id}") static CompletableFuture<String> charge(String id) { throw new Error("ran"); }
                  static Object run() {
                    return charge(null).handle((value, failure) -> failure.getClass().getSimpleName()).join();
                  }
                }
                """,
            companion("Host", entry("charge", "(Ljava/lang/String;)" + FUTURE, "String id", "#0")));

    assertThat(locked.run("Host", "run")).isEqualTo("InvalidLockKeyException");
    assertThat(locked.log()).isEmpty();
  }
}
