package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Locked.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.Woven;
import dev.selvedge.runtime.NotWovenException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of a class in which not every lock can be woven. */
class LockRefusalTest {
  private static final Weaver STRICT = new Weaver("1.2.3", true);
  private static final Weaver LENIENT = new Weaver("1.2.3", false);

  private static final String HOST =
      """
      package p;
      import dev.selvedge.*;
      class Host {
        static int calls;
        @DistributedLock("k") static String known() { return "known"; }
        @Retry(delay = "0ms") @DistributedLock("k") static String unknown() {
          if (++calls < 3) { throw new IllegalStateException(); }
          return "ran " + calls;
        }
        @Retry(delay = "0ms") static String retried() {
          if (++calls < 3) { throw new IllegalStateException(); }
          return "ran " + calls;
        }
      }
      """;

  private static final String COMPANION =
      companion("Host", entry("known", "()Ljava/lang/String;", "", ""));

  @Test
  void methodWithoutKeysThrowsWhateverItsRetrySays() throws Throwable {
    Locked locked = Locked.of(STRICT, 17, HOST, COMPANION);

    assertThat(catchThrowable(() -> locked.run("Host", "unknown")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV209] p.Host#unknown()");
    assertThat(locked.log()).isEmpty();
  }

  @Test
  void theOthersOfItsClassAreWoven() throws Throwable {
    Locked locked = Locked.of(STRICT, 17, HOST, COMPANION);

    assertThat(locked.run("Host", "known")).isEqualTo("known");
    assertThat(locked.log()).containsExactly("enter known", "exit known");
    assertThat(locked.run("Host", "retried")).isEqualTo("ran 3");
    assertThat(locked.type("p.Host").getAnnotation(Woven.class).unwoven())
        .singleElement()
        .asString()
        .startsWith("unknown(): [SV209]");
  }

  @Test
  void classWithoutACompanionIsRefusedMethodByMethodAndItsRetriesAreWoven() throws Throwable {
    Compiled compiled = Locked.compile(17, HOST);

    assertThat(compiled.weave(STRICT, "p.Host").problems())
        .hasSize(2)
        .allMatch(problem -> problem.startsWith("[SV209]"));
    assertThat(Locked.of(STRICT, 17, HOST).run("Host", "retried")).isEqualTo("ran 3");
  }

  @Test
  void localAndAnonymousClassesHaveNone() throws Throwable {
    Locked locked =
        Locked.of(
            """
            package p;
            import dev.selvedge.*;
            class Host {
              static Object run() {
                new Runnable() {
                  @Override @DistributedLock("k") public void run() {}
                }.run();
                return null;
              }
            }
            """);

    assertThat(catchThrowable(() -> locked.run("Host", "run")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageContaining("p.Host$1#run()")
        .hasMessageContaining("there is no class p.Host$1_Selvedge");
  }

  @Test
  void whereThatIsAllowedItRunsAsItIs() throws Throwable {
    Locked locked = Locked.of(LENIENT, 17, HOST, COMPANION);

    assertThat(catchThrowable(() -> locked.run("Host", "unknown")))
        .isInstanceOf(IllegalStateException.class); // not even retried
    assertThat(Locked.compile(17, HOST, COMPANION).weave(LENIENT, "p.Host").problems())
        .singleElement()
        .asString()
        .startsWith("[SV209] p.Host#unknown()");
  }

  @Test
  void retryThatCannotBeWovenDoesNotCostTheLock() throws Throwable {
    String host =
        """
        package p;
        import dev.selvedge.*;
        class Host {
          @Retry(fallback = "nowhere") @DistributedLock("k") static String both() { return "ran"; }
        }
        """;
    String companion = companion("Host", entry("both", "()Ljava/lang/String;", "", ""));

    Locked strict = Locked.of(STRICT, 17, host, companion);
    assertThat(catchThrowable(() -> strict.run("Host", "both")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV110]");
    assertThat(strict.log()).isEmpty();

    Locked lenient = Locked.of(LENIENT, 17, host, companion);
    assertThat(lenient.run("Host", "both")).isEqualTo("ran");
    assertThat(lenient.log()).containsExactly("enter both", "exit both");
  }

  @Test
  void lockedAndWovenOnceOnly() throws Throwable {
    Compiled compiled = Locked.compile(17, HOST, COMPANION);
    byte[] woven = Objects.requireNonNull(compiled.weave(STRICT, "p.Host").classFile());

    assertThat(STRICT.weave("p/Host", woven, compiled)).isEqualTo(WeaveResult.UNTOUCHED);
    assertThat(Inspection.of(woven).annotated()).isTrue();
    assertThat(Inspection.of(woven).wovenBy()).isEqualTo("1.2.3");
  }

  @Test
  void sameBytesGiveTheSameResult() throws Throwable {
    Compiled compiled = Locked.compile(17, HOST, COMPANION);

    assertThat(compiled.weave(STRICT, "p.Host").classFile())
        .isEqualTo(compiled.weave(STRICT, "p.Host").classFile());
  }

  @Test
  void companionThatIsNoClassFileRefusesItsHost() throws Throwable {
    Compiled compiled = Locked.compile(17, HOST, COMPANION);
    compiled.classes().put("p.Host_Selvedge", new byte[] {1, 2, 3});

    assertThat(compiled.weave(STRICT, "p.Host").problems())
        .singleElement()
        .asString()
        .startsWith("[SV201] class p.Host_Selvedge cannot be read");
  }

  @Test
  void ownerOfAPrivateMemberThatIsNoClassFileRefusesTheMethod() throws Throwable {
    Compiled compiled =
        Locked.compile(
            8,
            """
            package p;
            import dev.selvedge.*;
            class Host {
              static class Order { private int id; }
              @DistributedLock("k") static void sell(Order order) {}
            }
            """,
            companion(
                "Host", entry("sell", "(Lp/Host$Order;)V", "Object id", "#0>f:p/Host$Order.id:I")));
    compiled.classes().put("p.Host$Order", new byte[] {1, 2, 3});

    assertThat(compiled.weave(STRICT, "p.Host").problems())
        .singleElement()
        .asString()
        .startsWith("[SV201] class p.Host$Order cannot be read");
  }
}
