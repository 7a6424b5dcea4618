package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Locked.entry;
import static dev.selvedge.agent.weave.Sharded.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.Woven;
import dev.selvedge.agent.Names;
import dev.selvedge.agent.scan.ConstantPoolScan;
import dev.selvedge.runtime.NotWovenException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of a class in which not every {@code @ShardBy} can be woven. */
class ShardRefusalTest {
  private static final Weaver STRICT = new Weaver("1.2.3", true);
  private static final Weaver LENIENT = new Weaver("1.2.3", false);
  private static final String TEXT = "()Ljava/lang/String;";

  private static final String HOST =
      """
      package p;
      import dev.selvedge.*;
      class Host {
        static int calls;
        @ShardBy("k") static String known() { return "known"; }
        @Retry(delay = "0ms") @ShardBy("k") static String unknown() {
          if (++calls < 3) { throw new IllegalStateException(); }
          return "ran " + calls;
        }
      }
      """;
  private static final String COMPANION = companion("Host", shard("known", TEXT));

  @Test
  void agentLooksIntoAClassThatIsShardedOnly() {
    Compiled compiled =
        Compiled.of(17, "package p; class Host { @dev.selvedge.ShardBy(\"a\") void go(int a) {} }");
    byte[] host = Objects.requireNonNull(compiled.classes().get("p.Host"));

    assertThat(new ConstantPoolScan(Names.WEAVABLE).hits(host)).isTrue();
    assertThat(Inspection.of(host).annotated()).isTrue();
    assertThat(Inspection.of(host).wovenBy()).isNull();
  }

  @Test
  void idempotenceAloneIsNothingToWeave() throws Exception {
    Compiled compiled =
        Compiled.of(17, "package p; class Host { @dev.selvedge.Idempotent void go() {} }");

    assertThat(compiled.weave(STRICT, "p.Host")).isEqualTo(WeaveResult.UNTOUCHED);
  }

  @Test
  void methodWithoutAHashThrowsWhateverItsRetrySays() throws Throwable {
    Sharded sharded = Sharded.of(STRICT, 17, HOST, COMPANION);

    assertThat(catchThrowable(() -> sharded.run("Host", "unknown")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV212] p.Host#unknown()")
        .hasMessageContaining("class p.Host_Selvedge does not know it");
    assertThat(sharded.run("Host", "known")).isEqualTo("known");
    assertThat(sharded.log()).containsExactly("here? 1");
    assertThat(sharded.type("p.Host").getAnnotation(Woven.class).unwoven())
        .singleElement()
        .asString()
        .startsWith("unknown(): [SV212]");
  }

  @Test
  void classWithoutACompanionIsRefusedMethodByMethod() throws Throwable {
    Compiled compiled = Sharded.compile(17, HOST);

    assertThat(compiled.weave(STRICT, "p.Host").problems())
        .hasSize(2)
        .allMatch(problem -> problem.startsWith("[SV212]"))
        .allMatch(problem -> problem.contains("there is no class p.Host_Selvedge"));
  }

  @Test
  void whereThatIsAllowedItRunsAsItIs() throws Throwable {
    Sharded sharded = Sharded.of(LENIENT, 17, HOST, COMPANION);

    assertThat(catchThrowable(() -> sharded.run("Host", "unknown")))
        .isInstanceOf(IllegalStateException.class); // not even retried
    assertThat(sharded.log()).isEmpty();
    assertThat(sharded.run("Host", "known")).isEqualTo("known");
    assertThat(sharded.log()).containsExactly("here? 1");
  }

  private static final String BOTH =
      """
      package p;
      import dev.selvedge.*;
      class Host {
        static int calls;
        @Retry(delay = "0ms"%s) @ShardBy("k") @DistributedLock("k") static String both() {
          if (++calls < 2) { throw new IllegalStateException(); }
          return "ran";
        }
        static Object again() { calls = 1; return both(); }
      }
      """;

  @Test
  void lockThatCannotBeWovenRefusesARoutedMethodToo() throws Throwable {
    String companion = companion("Host", shard("both", TEXT));

    Sharded strict = Sharded.of(STRICT, 17, BOTH.formatted(""), companion);
    assertThat(catchThrowable(() -> strict.run("Host", "both")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV209]");
    assertThat(strict.log()).isEmpty();

    Sharded lenient = Sharded.of(LENIENT, 17, BOTH.formatted(""), companion);
    assertThat(catchThrowable(() -> lenient.run("Host", "both")))
        .isInstanceOf(IllegalStateException.class); // not retried, as it would be without its lock
    assertThat(lenient.log()).containsExactly("here? 1");
  }

  @Test
  void routingThatCannotBeWovenRefusesALockedMethodToo() throws Throwable {
    String companion = companion("Host", entry("both", TEXT, "", ""));

    Sharded strict = Sharded.of(STRICT, 17, BOTH.formatted(""), companion);
    assertThat(catchThrowable(() -> strict.run("Host", "both")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV212]");

    Sharded lenient = Sharded.of(LENIENT, 17, BOTH.formatted(""), companion);
    assertThat(lenient.run("Host", "again")).isEqualTo("ran");
    assertThat(lenient.log()).containsExactly("enter both", "exit both");
  }

  @Test
  void retryThatCannotBeWovenCostsNeitherRoutingNorLock() throws Throwable {
    String host = BOTH.formatted(", fallback = \"nowhere\"");
    String companion = companion("Host", shard("both", TEXT), entry("both", TEXT, "", ""));

    Sharded strict = Sharded.of(STRICT, 17, host, companion);
    assertThat(catchThrowable(() -> strict.run("Host", "both")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV110]");

    Sharded lenient = Sharded.of(LENIENT, 17, host, companion);
    assertThat(lenient.run("Host", "again")).isEqualTo("ran");
    assertThat(lenient.log()).containsExactly("here? 1", "enter both", "exit both");
  }

  @Test
  void bodyThatGrowsTooLargeInItsNewPlaceRefusesItsMethodOnly() throws Throwable {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 10_920; i++) {
      body.append("n += 1000;"); // six bytes each
    }
    String host =
        """
        package p;
        import dev.selvedge.*;
        class Host {
          static int n;
          @ShardBy("k") @DistributedLock("k") static void huge() { int n = Host.n; %s }
          @ShardBy("k") static String known() { return "known"; }
        }
        """
            .formatted(body);
    Sharded sharded =
        Sharded.of(
            STRICT,
            17,
            host,
            companion(
                "Host", shard("huge", "()V"), entry("huge", "()V", "", ""), shard("known", TEXT)));

    assertThat(catchThrowable(() -> sharded.run("Host", "huge")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV203] p.Host#huge()");
    assertThat(sharded.run("Host", "known")).isEqualTo("known");
    assertThat(sharded.log()).containsExactly("here? 1");
  }

  @Test
  void bridgesAreNotRoutedASecondTime() throws Throwable {
    Sharded sharded =
        Sharded.of(
            """
            package p;
            import dev.selvedge.*;
            class Host implements java.util.function.Function<String, String> {
              @Override @ShardBy("text") public String apply(String text) { return text; }
              static Object run() { return ((java.util.function.Function<String, String>) new Host()).apply("x"); }
            }
            """,
            companion("Host", shard("apply", "(Ljava/lang/String;)Ljava/lang/String;")));

    assertThat(sharded.run("Host", "run")).isEqualTo("x");
    assertThat(sharded.log()).containsExactly("here? 1");
  }

  @Test
  void routedAndWovenOnceOnlyAndAlwaysTheSame() throws Throwable {
    Compiled compiled = Sharded.compile(17, HOST, COMPANION);
    byte[] woven = Objects.requireNonNull(compiled.weave(STRICT, "p.Host").classFile());

    assertThat(STRICT.weave("p/Host", woven, compiled)).isEqualTo(WeaveResult.UNTOUCHED);
    assertThat(new Weaver("1.2.4", true).weave("p/Host", woven, compiled).problems())
        .singleElement()
        .asString()
        .startsWith("[SV207]");
    assertThat(compiled.weave(STRICT, "p.Host").classFile()).isEqualTo(woven);
    assertThat(Inspection.of(woven).wovenBy()).isEqualTo("1.2.3");
  }
}
