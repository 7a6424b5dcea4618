package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Locked.entry;
import static dev.selvedge.agent.weave.Sharded.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.retry.RetryStopped;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retry around routing around lock around body. */
class ShardOrderTest {
  private static final String IMPORTS =
      "package p; import dev.selvedge.*; import java.util.*; import java.util.function.*;\n";
  private static final String TEXT = "Ljava/lang/String;";

  /** The retry's attributes, and what the others are. */
  private static String host(String retry) {
    return IMPORTS
        + """
        class Host {
          int runs;
          @Retry(delay = "0ms"%s) @ShardBy("id") @DistributedLock("{id}")
          private String charge(long id, String text) {
            dev.selvedge.runtime.lock.WovenLock.LOG.add("body " + id + text);
            id = -1;
            text = "overwritten";
            if (++runs < 3) { throw new IllegalStateException("run " + runs); }
            return "run " + runs;
          }
          private boolean bad(String result) { return result.equals("bad"); }
          private String standIn(long id, String text) { return "stand-in for " + id + text; }
          static Object run() { return new Host().charge(7, "x"); }
          static Object local() throws Exception {
            var local = Host.class.getDeclaredMethod("charge$local", long.class, String.class);
            Host host = new Host();
            host.runs = 5;
            return local.invoke(host, 7, "x");
          }
        }
        """
            .formatted(retry);
  }

  private static final String COMPANION =
      companion(
          "Host",
          shard("charge", "(J" + TEXT + ")" + TEXT, "long id", "#0", "id"),
          entry("charge", "(J" + TEXT + ")" + TEXT, "long id", "#0"));

  @ParameterizedTest
  @ValueSource(strings = {"", ", maxDuration = \"1h\"", ", retryIf = \"bad\""})
  void everyAttemptIsRoutedAndLockedAfreshWithTheCallersArguments(String retry) throws Throwable {
    Sharded sharded = Sharded.of(host(retry), COMPANION);

    assertThat(sharded.run("Host", "run")).isEqualTo("run 3");
    assertThat(sharded.log())
        .containsExactly(
            "here? 7",
            "enter charge,<1:7>",
            "body 7x",
            "exit charge,<1:7> IllegalStateException",
            "here? 7",
            "enter charge,<1:7>",
            "body 7x",
            "exit charge,<1:7> IllegalStateException",
            "here? 7",
            "enter charge,<1:7>",
            "body 7x",
            "exit charge,<1:7>");
  }

  @Test
  void callOfAnotherNodeTakesTheLockAndIsNeitherRoutedNorRetried() throws Throwable {
    Sharded sharded = Sharded.of(host(""), COMPANION);

    assertThat(sharded.run("Host", "local")).isEqualTo("run 6");
    assertThat(sharded.log()).containsExactly("enter charge,<1:7>", "body 7x", "exit charge,<1:7>");
  }

  @Test
  void forwardedCallTakesNoLockHere() throws Throwable {
    Sharded sharded = Sharded.of(host(""), COMPANION);
    sharded.set("here", false);
    sharded.set("answer", "from afar");

    assertThat(sharded.run("Host", "run")).isEqualTo("from afar");
    assertThat(sharded.log()).containsExactly("here? 7", "forward 7 [7, x]");
  }

  @Test
  void forwardingThatFailsIsRetried() throws Throwable {
    Sharded sharded = Sharded.of(host(""), COMPANION);
    IllegalArgumentException failure = new IllegalArgumentException();
    sharded.set("here", false);
    sharded.set("failure", failure);

    // the double throws before it is asked to forward, as a ring without nodes does
    assertThat(catchThrowable(() -> sharded.run("Host", "run")))
        .isSameAs(failure)
        .satisfies(e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(RetryStopped.class));
    assertThat(sharded.log()).containsExactly("here? 7", "here? 7", "here? 7");
  }

  @Test
  void resultFromAfarIsJudgedAndTheFallbackIsTheCallers() throws Throwable {
    Sharded sharded = Sharded.of(host(", retryIf = \"bad\", fallback = \"standIn\""), COMPANION);
    sharded.set("here", false);
    sharded.set("answer", "bad");

    assertThat(sharded.run("Host", "run")).isEqualTo("stand-in for 7x");
    assertThat(sharded.log())
        .hasSize(6)
        .filteredOn(line -> line.startsWith("forward"))
        .containsOnly("forward 7 [7, x]");
  }

  @Test
  void lockThatIsBusySkipsTheBodyOnly() throws Throwable {
    Sharded sharded =
        Sharded.of(
            IMPORTS
                + """
                class Host {
                  @ShardBy("id") @DistributedLock(value = "{id}", onBusy = OnBusy.SKIP)
                  static Optional<String> charge(int id) { return Optional.of("ran"); }
                  static Object run() { return charge(3).orElse("skipped"); }
                }
                """,
            companion(
                "Host",
                shard("charge", "(I)Ljava/util/Optional;", "int id", "#0", "id"),
                entry("charge", "(I)Ljava/util/Optional;", "int id", "#0")));
    sharded.setLock("busy", true);

    assertThat(sharded.run("Host", "run")).isEqualTo("skipped");
    assertThat(sharded.log()).containsExactly("here? 3", "enter charge,<1:3>");
  }

  private static final String LATER =
      """
      package p; import dev.selvedge.*; import java.util.concurrent.*;
      class Host {
        int runs;
        %s
        private CompletableFuture<String> charge(long id) {
          dev.selvedge.runtime.lock.WovenLock.LOG.add("body " + id);
          id = -1;
          if (++runs == 1) { throw new IllegalStateException("run 1"); }
          return runs < 3 ? CompletableFuture.failedFuture(new IllegalStateException("run " + runs))
              : CompletableFuture.completedFuture("run " + runs);
        }
        static Object run() { return new Host().charge(7); }
        static Object late() { Host host = new Host(); host.runs = 3; return host.charge(7); }
      }
      """;
  private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";
  private static final String LATER_COMPANION =
      companion(
          "Host",
          shard("charge", "(J)" + FUTURE, "long id", "#0", "id / (id - 8 == -1 ? 1 : 0)"),
          entry("charge", "(J)" + FUTURE, "long id", "#0"));

  private static Sharded later(String annotations) throws Exception {
    return Sharded.of(LATER.formatted(annotations), LATER_COMPANION);
  }

  private static java.util.concurrent.CompletableFuture<?> stage(Sharded sharded, String entry)
      throws Throwable {
    return (java.util.concurrent.CompletableFuture<?>) sharded.run("Host", entry);
  }

  @Test
  void stageOfOurOwnIsReturnedAsItIs() throws Throwable {
    Sharded sharded = later("@ShardBy(\"id\")");

    assertThat(stage(sharded, "late")).isCompletedWithValueMatching("run 4"::equals);
    assertThat(sharded.log()).containsExactly("here? 7", "body 7");
    assertThat(catchThrowable(() -> sharded.run("Host", "run")))
        .as("what the body itself throws stays as it is")
        .hasMessage("run 1");
  }

  @Test
  void stageFromAfar() throws Throwable {
    Sharded sharded = later("@ShardBy(\"id\")");
    var afar = new java.util.concurrent.CompletableFuture<String>();
    sharded.set("here", false);
    sharded.set("answer", afar);

    assertThat(sharded.run("Host", "run")).isSameAs(afar);
    assertThat(sharded.log()).containsExactly("here? 7", "forwardStage 7 [7]");
  }

  @Test
  void stageThatTurnsOutToBeOursTakesItsLockAndRuns() throws Throwable {
    Sharded sharded = later("@ShardBy(\"id\") @DistributedLock(\"{id}\")");
    sharded.set("here", false);
    sharded.set("comesBack", true);

    assertThat(stage(sharded, "late")).isCompletedWithValueMatching("run 4"::equals);
    assertThat(sharded.log())
        .containsExactly(
            "here? 7", "forwardStage 7 [7]", "stage charge,<1:7>", "body 7", "release");
  }

  @Test
  void stageTellsThatThereIsNoOwnerItself() throws Throwable {
    Sharded sharded = later("@ShardBy(\"id\")");
    IllegalStateException none = new IllegalStateException("no owner");
    sharded.set("here", false);
    sharded.set("failure", none);

    assertThat(stage(sharded, "run"))
        .isCompletedExceptionally()
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withCause(none);
  }

  @Test
  void stageTellsThatThereIsNoKeyItself() throws Throwable {
    Sharded sharded =
        Sharded.of(
            LATER.formatted("@ShardBy(\"id\")").replace("charge(7)", "charge(6)"), LATER_COMPANION);

    assertThat(stage(sharded, "run"))
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withCauseInstanceOf(ArithmeticException.class);
    assertThat(sharded.log()).isEmpty();
  }

  @Test
  void everyAttemptOfAStageIsRoutedAndLockedAfresh() throws Throwable {
    Sharded sharded = later("@Retry(delay = \"0ms\") @ShardBy(\"id\") @DistributedLock(\"{id}\")");

    assertThat(stage(sharded, "run").join()).isEqualTo("run 3");
    assertThat(sharded.log())
        .containsExactly(
            "here? 7",
            "stage charge,<1:7>",
            "body 7",
            "release",
            "here? 7",
            "stage charge,<1:7>",
            "body 7",
            "release",
            "here? 7",
            "stage charge,<1:7>",
            "body 7",
            "release");
  }

  @Test
  void eachLayerOfAStageHasAMethodOfItsOwn() throws Throwable {
    Sharded sharded = later("@Retry(delay = \"0ms\") @ShardBy(\"id\") @DistributedLock(\"{id}\")");

    assertThat(sharded.type("p.Host").getDeclaredMethods())
        .filteredOn(Method::isSynthetic)
        .filteredOn(method -> method.getReturnType().getName().endsWith("CompletableFuture"))
        .extracting(Method::getName)
        .containsExactlyInAnyOrder("charge$body", "charge$local", "charge$locked");
  }
}
