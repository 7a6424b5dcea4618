package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Locked.entry;
import static dev.selvedge.agent.weave.Sharded.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that run here, with the resource that owns the key. */
class ShardSelectTest {
  private static final String IMPORTS =
      "package p; import dev.selvedge.*; import java.util.*; import java.util.concurrent.*;\n";
  private static final String TEXT = "Ljava/lang/String;";

  private static final String FIND =
      """
      class Host {
        int runs;
        %s @ShardBy("id")
        private String find(long id, @Shard String db, double limit) {
          dev.selvedge.runtime.lock.WovenLock.LOG.add("body");
          if (++runs < 2) { throw new IllegalStateException("run " + runs); }
          return id + " in " + db + " below " + limit;
        }
        static Object run() { Host host = new Host(); host.runs = 1; return host.find(7, null, 2.5); }
        static Object twice() { return new Host().find(7, "passed", 2.5); }
      }
      """;
  private static final String FIND_COMPANION =
      companion(
          "Host",
          shard("find", "(J" + TEXT + "D)" + TEXT, "long id", "#0", "id"),
          entry("find", "(J" + TEXT + "D)" + TEXT, "long id", "#0"));

  private static Sharded find(int release, String annotations) throws Exception {
    Sharded sharded = Sharded.of(release, IMPORTS + FIND.formatted(annotations), FIND_COMPANION);
    sharded.set("resource", "db2");
    return sharded;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void parameterIsTheResourceThatOwnsTheKey(int release) throws Throwable {
    Sharded sharded = find(release, "");

    assertThat(sharded.run("Host", "run")).isEqualTo("7 in db2 below 2.5");
    assertThat(sharded.log())
        .containsExactly("select 7", "resource String", "body", "end of frame 7");
  }

  @Test
  void selectionEndsWhateverTheBodyThrows() throws Throwable {
    Sharded sharded = find(17, "");

    assertThat(catchThrowable(() -> sharded.run("Host", "twice"))).hasMessage("run 1");
    assertThat(sharded.log())
        .containsExactly("select 7", "resource String", "body", "end of frame 7");
  }

  @Test
  void selectionEndsWhereTheResourceIsOfAnotherType() throws Throwable {
    Sharded sharded = find(17, "");
    sharded.set("resource", 42);

    assertThat(catchThrowable(() -> sharded.run("Host", "run")))
        .isInstanceOf(ClassCastException.class);
    assertThat(sharded.log()).containsExactly("select 7", "resource String", "end of frame 7");
  }

  @Test
  void withoutAResourceNothingRuns() throws Throwable {
    Sharded sharded = find(17, "@DistributedLock(\"{id}\")");
    sharded.set("here", false);

    assertThat(catchThrowable(() -> sharded.run("Host", "run"))).hasMessage("no resource");
    assertThat(sharded.log()).containsExactly("select 7");
  }

  @Test
  void everyAttemptSelectsAndLocksAfresh() throws Throwable {
    Sharded sharded = find(17, "@Retry(delay = \"0ms\") @DistributedLock(\"{id}\")");

    assertThat(sharded.run("Host", "twice")).isEqualTo("7 in db2 below 2.5");
    assertThat(sharded.log())
        .containsExactly(
            "select 7",
            "resource String",
            "enter find,<1:7>",
            "body",
            "exit find,<1:7> IllegalStateException",
            "end of frame 7",
            "select 7",
            "resource String",
            "enter find,<1:7>",
            "body",
            "exit find,<1:7>",
            "end of frame 7");
  }

  @Test
  void modeIsEnoughForWhoAsksTheContext() throws Throwable {
    Sharded sharded =
        Sharded.of(
            IMPORTS
                + """
                class Host {
                  @ShardBy(value = "id", mode = ShardMode.SELECT) static long find(int id, long more) { return id + more; }
                  @ShardBy(value = "id", mode = ShardMode.SELECT) void clear(int id) {}
                  static Object run() { new Host().clear(2); return find(3, 1L << 40); }
                }
                """,
            companion(
                "Host",
                shard("find", "(IJ)J", "int id", "#0", "id"),
                shard("clear", "(I)V", "int id", "#0", "id")));

    assertThat(sharded.run("Host", "run")).isEqualTo((1L << 40) + 3);
    assertThat(sharded.log())
        .containsExactly("select 2", "end of frame 2", "select 3", "end of frame 3");
  }

  @Test
  void resourcesThatAreArraysInInterfacesAndInManyPlaces() throws Throwable {
    Sharded sharded =
        Sharded.of(
            IMPORTS
                + """
                class Host {
                  interface Face {
                    @ShardBy("id") default Object find(@Shard Object all, int id, @Shard String[] names) {
                      return names == all ? names[0] : "different";
                    }
                  }
                  static Object run() { return new Face() {}.find(null, 3, null); }
                }
                """,
            companion(
                "Host$Face",
                shard(
                    "find",
                    "(Ljava/lang/Object;I[" + TEXT + ")Ljava/lang/Object;",
                    "int id",
                    "#1",
                    "id")));
    sharded.set("resource", new String[] {"first"});

    assertThat(sharded.run("Host", "run")).isEqualTo("first");
    assertThat(sharded.log())
        .containsExactly("select 3", "resource Object", "resource String[]", "end of frame 3");
  }

  private static final String LATER =
      IMPORTS
          + """
          class Host {
            static boolean fails;
            @ShardBy("id") static CompletionStage<String> find(int id, @Shard String db) {
              if (fails) { throw new IllegalStateException("body"); }
              return CompletableFuture.completedFuture(id + " in " + db);
            }
            static Object run() { return find(3, null); }
            static Object fail() { fails = true; return find(3, null); }
          }
          """;
  private static final String LATER_COMPANION =
      companion(
          "Host",
          shard(
              "find",
              "(I" + TEXT + ")Ljava/util/concurrent/CompletionStage;",
              "int id",
              "#0",
              "id"));

  @Test
  void selectionOfAStageLastsUntilTheMethodReturns() throws Throwable {
    Sharded sharded = Sharded.of(LATER, LATER_COMPANION);
    sharded.set("resource", "db2");

    assertThat((CompletableFuture<?>) sharded.run("Host", "run"))
        .isCompletedWithValueMatching("3 in db2"::equals);
    assertThat(sharded.log()).containsExactly("select 3", "resource String", "end of frame 3");
    assertThat(catchThrowable(() -> sharded.run("Host", "fail"))).hasMessage("body");
    assertThat(sharded.log()).containsExactly("select 3", "resource String", "end of frame 3");
  }

  @Test
  void stageTellsThatThereIsNoResourceItself() throws Throwable {
    Sharded sharded = Sharded.of(LATER, LATER_COMPANION);
    sharded.set("here", false);

    assertThat((CompletableFuture<?>) sharded.run("Host", "run"))
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("no resource");

    IllegalStateException unfit = new IllegalStateException("unfit");
    sharded.set("here", true);
    sharded.set("failure", unfit);
    sharded.log();
    assertThat((CompletableFuture<?>) sharded.run("Host", "run"))
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCause(unfit);
    assertThat(sharded.log()).containsExactly("select 3", "resource String", "end of frame 3");
  }
}
