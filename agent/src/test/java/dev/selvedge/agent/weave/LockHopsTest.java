package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Locked.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.NotWovenException;
import dev.selvedge.runtime.lock.InvalidLockKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys made from what only the host may read. */
class LockHopsTest {
  private static final String IMPORTS =
      "package p; import dev.selvedge.*; import java.util.*; import java.util.concurrent.*;\n";

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void ownPrivateMembers(int release) throws Throwable {
    Locked locked =
        Locked.of(
            release,
            IMPORTS
                + """
                class Host {
                  private String region = "eu";
                  private long shop() { return 1L << 40; }
                  @DistributedLock("k") String sell(Host other, int n) { return region + n; }
                  static Object run() { return new Host().sell(new Host(), 2); }
                }
                """,
            companion(
                "Host",
                entry(
                    "sell",
                    "(Lp/Host;I)Ljava/lang/String;",
                    "String region, int n, Object shop, Object otherShop, Object other",
                    "this>f:p/Host.region:Ljava/lang/String; #1 this>m:p/Host.shop:()J"
                        + " #0>m:p/Host.shop:()J #0")));

    assertThat(locked.run("Host", "run")).isEqualTo("eu2");
    assertThat(locked.log().get(0))
        .startsWith("enter sell,<2:eu>,<1:2>,<13:1099511627776>,<13:1099511627776>,<");
  }

  @Test
  void membersOfPrivateTypesOnLongWays() throws Throwable {
    Locked locked = Locked.of(SHOP, SHOP_COMPANION);

    assertThat(locked.run("Host", "all")).isEqualTo("sold");
    assertThat(locked.log())
        .containsExactly(
            "enter sell,<1:7>,<1:b>,<1:5>,<4:true>,<4:face>",
            "exit sell,<1:7>,<1:b>,<1:5>,<4:true>,<4:face>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"noOrder", "noItem", "noHeld", "noFace"})
  void nullOnTheWayIsANullInTheKey(String entry) throws Throwable {
    Locked locked = Locked.of(SHOP, SHOP_COMPANION);

    assertThat(catchThrowable(() -> locked.run("Host", entry)))
        .isInstanceOf(InvalidLockKeyException.class)
        .hasMessageContaining(" is null in lock key");
    assertThat(locked.log()).isEmpty();
  }

  private static final String SHOP =
      IMPORTS
          + """
          class Host {
            private interface Face { String face(); }
            private record Order(long id, Item item) {}
            private static class Item { private String name = "b"; private char c = 'c'; }
            private static class Holder<T> { private T value; Holder(T value) { this.value = value; } }
            private static class Held { private int n = 5; private boolean on() { return true; } }
            @DistributedLock("k")
            private static String sell(double d, Order order, Holder<Held> held, Face face) {
              order = null; held = null; face = null;
              return "sold";
            }
            static Object all() { return sell(1, new Order(7, new Item()), new Holder<>(new Held()), () -> "face"); }
            static Object noOrder() { return sell(1, null, new Holder<>(new Held()), () -> "face"); }
            static Object noItem() { return sell(1, new Order(7, null), new Holder<>(new Held()), () -> "face"); }
            static Object noHeld() { return sell(1, new Order(7, new Item()), new Holder<>(null), () -> "face"); }
            static Object noFace() { return sell(1, new Order(7, new Item()), new Holder<>(new Held()), null); }
          }
          """;

  private static final String SHOP_COMPANION =
      companion(
          "Host",
          entry(
              "sell",
              "(DLp/Host$Order;Lp/Host$Holder;Lp/Host$Face;)Ljava/lang/String;",
              "Object id, CharSequence name, Integer n, Object on, String face",
              "#1>m:p/Host$Order.id:()J"
                  + " #1>m:p/Host$Order.item:()Lp/Host$Item;>f:p/Host$Item.name:Ljava/lang/String;"
                  + " #2>f:p/Host$Holder.value:Ljava/lang/Object;>f:p/Host$Held.n:I"
                  + " #2>f:p/Host$Holder.value:Ljava/lang/Object;>m:p/Host$Held.on:()Z"
                  + " #3>i:p/Host$Face.face:()Ljava/lang/String;"));

  @ParameterizedTest
  @ValueSource(strings = {"p/Host", "q/Base"})
  void protectedMembersOfAnotherPackage(String owner) throws Throwable {
    Locked locked =
        Locked.of(
            "package q; public class Base { protected String region = \"eu\"; protected byte no() { return 3; } }",
            IMPORTS
                + """
                class Host extends q.Base {
                  @DistributedLock("k") String sell(Host other) { return region; }
                  static Object run() { return new Host().sell(new Host()); }
                }
                """,
            companion(
                "Host",
                entry(
                    "sell",
                    "(Lp/Host;)Ljava/lang/String;",
                    "String region, Object no, String other",
                    ("this>f:%1$s.region:Ljava/lang/String; this>m:%1$s.no:()B"
                            + " #0>f:%1$s.region:Ljava/lang/String;")
                        .formatted(owner))));

    assertThat(locked.run("Host", "run")).isEqualTo("eu");
    assertThat(locked.log().get(0)).isEqualTo("enter sell,<2:eu>,<1:3>,<2:eu>");
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 17})
  void privateMethodOfAnInterface(int release) throws Throwable {
    Locked locked =
        Locked.of(
            release,
            IMPORTS
                + """
                interface Host {
                  private int no() { return 4; }
                  @DistributedLock("k") default String sell(Host other) { return "sold"; }
                  @DistributedLock("k") static String give(Host other) { return "given"; }
                  static Object run() {
                    Host host = new Host() {};
                    return host.sell(host) + give(host);
                  }
                }
                """,
            companion(
                "Host",
                entry(
                    "sell",
                    "(Lp/Host;)Ljava/lang/String;",
                    "Object no, Object other",
                    "this>i:p/Host.no:()I #0>i:p/Host.no:()I"),
                entry("give", "(Lp/Host;)Ljava/lang/String;", "Object no", "#0>i:p/Host.no:()I")));

    assertThat(locked.run("Host", "run")).isEqualTo("soldgiven");
    assertThat(locked.log()).contains("enter sell,<1:4>,<1:4>", "enter give,<1:4>");
  }

  @Test
  void stageMethodWhoseNamesAreTaken() throws Throwable {
    Locked locked =
        Locked.of(
            IMPORTS
                + """
                class Host {
                  private final String region = String.valueOf("eu");
                  @Retry(delay = "0ms") @DistributedLock("k")
                  private CompletableFuture<String> sell(long a, double b) {
                    return CompletableFuture.completedFuture(a + region + b);
                  }
                  CompletableFuture<String> sell$locked(long a, double b) { return null; }
                  CompletableFuture<String> sell$body(long a, double b) { return null; }
                  Object sell$keys(long a, double b) { return null; }
                  static Object run() { return new Host().sell(1, 2.5).join(); }
                }
                """,
            companion(
                "Host",
                entry(
                    "sell",
                    "(JD)Ljava/util/concurrent/CompletableFuture;",
                    "String region, long a",
                    "this>f:p/Host.region:Ljava/lang/String; #0")));

    assertThat(locked.run("Host", "run")).isEqualTo("1eu2.5");
    assertThat(locked.log()).containsExactly("stage sell,<2:eu>,<1:1>", "release");
  }

  @Test
  void privateMemberOfANestedClassIsOutOfReachBeforeJava11() throws Throwable {
    String companion =
        companion(
            "Host",
            entry("sell", "(Lp/Host$Order;)V", "Object id", "#0>f:p/Host$Order.id:I"),
            entry("give", "(Lp/Host$Order;)V", "Object no", "#0>f:p/Host$Order.no:I"));
    String host =
        IMPORTS
            + """
            class Host {
              private static class Order { private int id = 1; int no = 2; }
              @DistributedLock("k") void sell(Order order) {}
              @DistributedLock("k") void give(Order order) {}
              static Object run() { new Host().sell(new Order()); return "sold"; }
              static Object other() { new Host().give(new Order()); return "given"; }
            }
            """;

    Locked old = Locked.of(8, host, companion);
    assertThat(catchThrowable(() -> old.run("Host", "run")))
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV211] the key of p.Host#sell(p.Host$Order)")
        .hasMessageContaining("p.Host$Order.id")
        .hasMessageContaining("version 52");
    assertThat(old.run("Host", "other")).isEqualTo("given");
    assertThat(Locked.of(11, host, companion).run("Host", "run")).isEqualTo("sold");
  }
}
