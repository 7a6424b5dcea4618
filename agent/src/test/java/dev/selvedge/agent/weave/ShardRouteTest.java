package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Locked.entry;
import static dev.selvedge.agent.weave.Sharded.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.ShardBy;
import dev.selvedge.Woven;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods whose calls are run by the node that owns the key. */
class ShardRouteTest {
  private static final String IMPORTS =
      "package p; import dev.selvedge.*; import java.util.*; import java.util.function.*;\n";
  private static final String TEXT = "Ljava/lang/String;";

  private static final String BALANCE =
      IMPORTS
          + """
          public class Host {
            int runs;
            @ShardBy("customer") @Deprecated
            public String balance(@Deprecated String customer) {
              dev.selvedge.runtime.lock.WovenLock.LOG.add("body " + ++runs);
              String name = customer;
              customer = "somebody else";
              return "balance of " + name;
            }
            static Object run() { return new Host().balance("ann"); }
            static Object none() { return new Host().balance(null); }
          }
          """;

  private static final String BALANCE_COMPANION =
      companion(
          "Host",
          shard("balance", "(" + TEXT + ")" + TEXT, "String name", "#0", "name.length() << 40L"));

  @Test
  void ownKeyRunsHereAndNothingElseIsAsked() throws Throwable {
    Sharded sharded = Sharded.of(BALANCE, BALANCE_COMPANION);

    assertThat(sharded.run("Host", "run")).isEqualTo("balance of ann");
    assertThat(sharded.log()).containsExactly("here? 768", "body 1");
    assertThat(sharded.type("p.Host").getAnnotation(Woven.class).unwoven()).isEmpty();
  }

  @Test
  void keyOfAnotherNodeIsForwardedAndTheBodyDoesNotRun() throws Throwable {
    Sharded sharded = Sharded.of(BALANCE, BALANCE_COMPANION);
    sharded.set("here", false);
    sharded.set("answer", "from afar");

    assertThat(sharded.run("Host", "run")).isEqualTo("from afar");
    assertThat(sharded.log()).containsExactly("here? 768", "forward 768 [ann]");
  }

  @Test
  void callThatTurnsOutToBeOursRunsHereAfterAll() throws Throwable {
    Sharded sharded = Sharded.of(BALANCE, BALANCE_COMPANION);
    sharded.set("here", false);
    sharded.set("comesBack", true);

    assertThat(sharded.run("Host", "run")).isEqualTo("balance of ann");
    assertThat(sharded.log()).containsExactly("here? 768", "forward 768 [ann]", "body 1");
  }

  @Test
  void whatTheOwnerThrowsArrivesAsItselfEvenIfUndeclared() throws Throwable {
    Sharded sharded = Sharded.of(BALANCE, BALANCE_COMPANION);
    Exception failure = new java.io.IOException("at the owner");
    sharded.set("here", false);
    sharded.set("failure", failure);

    assertThat(catchThrowable(() -> sharded.run("Host", "run"))).isSameAs(failure);
  }

  @Test
  void callWithoutAKeyGoesNowhere() throws Throwable {
    Sharded sharded = Sharded.of(BALANCE, BALANCE_COMPANION);

    assertThat(catchThrowable(() -> sharded.run("Host", "none")))
        .isInstanceOf(NullPointerException.class);
    assertThat(sharded.log()).isEmpty();
  }

  @Test
  void declarationsStayAndTheEntryForOtherNodesIsPrivateAndSynthetic() throws Throwable {
    Class<?> host = Sharded.of(BALANCE, BALANCE_COMPANION).type("p.Host");
    Method head = host.getDeclaredMethod("balance", String.class);
    Method local = host.getDeclaredMethod("balance$local", String.class);

    assertThat(head.isAnnotationPresent(ShardBy.class)).isTrue();
    assertThat(head.getParameters()[0].isAnnotationPresent(Deprecated.class)).isTrue();
    assertThat(Modifier.isPublic(head.getModifiers()) && !head.isSynthetic()).isTrue();
    assertThat(Modifier.isPrivate(local.getModifiers()) && local.isSynthetic()).isTrue();
    assertThat(local.getReturnType()).isEqualTo(String.class);
    assertThat(local.getAnnotations()).isEmpty();
  }

  @Test
  void entryHasAnotherNameWhereThatIsTaken() throws Throwable {
    Sharded sharded =
        Sharded.of(
            IMPORTS
                + """
                class Host {
                  @ShardBy("key") int get(int key) { return key; }
                  int get$local(int key) { return -1; }
                  @ShardBy("key") long get$local$(int key) { return -2; }
                  String get$local(String key) { return "-3"; }
                  static Object run() { return new Host().get(4) + new Host().get$local(4); }
                }
                """,
            companion("Host", shard("get", "(I)I"), shard("get$local$", "(I)J")));

    assertThat(sharded.run("Host", "run")).isEqualTo(3);
    assertThat(sharded.type("p.Host").getDeclaredMethods())
        .filteredOn(Method::isSynthetic)
        .extracting(method -> method.getReturnType() + " " + method.getName())
        .containsExactlyInAnyOrder("int get$local$", "long get$local$$local");
  }

  private static final String KINDS =
      IMPORTS
          + """
          class Host {
            private static String seen = "";
            @ShardBy("a") private boolean flag(byte a, short b, char c, boolean d) { return a + b == 3 && c == 'c' && d; }
            @ShardBy("a") static byte small(byte a) { return a; }
            @ShardBy("a") private static short little(short a) { return a; }
            @ShardBy("a") final char letter(char a) { return a; }
            @ShardBy("a") int whole(long before, int a, double behind) { a++; return a; }
            @ShardBy("a") long wide(long a, double b, long c, double d) { return a + (long) b + c + (long) d; }
            @ShardBy("a") float simple(float a) { return a; }
            @ShardBy("a") double exact(double a) { return a; }
            @ShardBy("a") void nothing(int a) { seen = "nothing" + a; }
            @ShardBy("a") <T extends Comparable<T>> T generic(T a, List<? extends T> all) { return a; }
            @ShardBy("a") int[][] array(int a) { return new int[a][2]; }
            @ShardBy("a") String varargs(String a, Object... rest) { return a + rest.length; }
            interface Face {
              @ShardBy("a") default String usual(int a) { return "usual" + a; }
              @ShardBy("a") static String common(int a) { return "common" + a; }
              @ShardBy("a") private String hidden(int a) { return "hidden" + a; }
              default String throughHidden(int a) { return hidden(a); }
            }
            record Pair(int a) { @ShardBy("this.a") String text() { return "pair" + a; } }
            static Object run() {
              Host host = new Host();
              seen = "";
              host.nothing(1);
              return Arrays.asList(host.flag((byte) 1, (short) 2, 'c', true), small((byte) 2), little((short) 3),
                  host.letter('d'), host.whole(1L << 40, 4, 0.5), host.wide(1, 2.5, 3, 4.5), host.simple(1.5f),
                  host.exact(2.5), seen, host.generic("g", List.of("g")), host.array(3).length,
                  host.varargs("v", 1, 2), new Face() {}.usual(1), Face.common(2),
                  new Face() {}.throughHidden(3), new Pair(7).text());
            }
          }
          """;

  private static final String[] KINDS_COMPANIONS = {
    companion(
        "Host",
        shard("flag", "(BSCZ)Z", "boolean d, byte a", "#3 #0", "d ? a : 0"),
        shard("small", "(B)B", "byte a", "#0", "a"),
        shard("little", "(S)S", "short a", "#0", "a"),
        shard("letter", "(C)C", "char a", "#0", "a"),
        shard("whole", "(JID)I", "int a", "#1", "a"),
        shard("wide", "(JDJD)J", "double d, long a", "#3 #0", "a + (long) d"),
        shard("simple", "(F)F", "float a", "#0", "(long) a"),
        shard("exact", "(D)D", "double a", "#0", "(long) a"),
        shard("nothing", "(I)V", "int a", "#0", "a"),
        shard(
            "generic",
            "(Ljava/lang/Comparable;Ljava/util/List;)Ljava/lang/Comparable;",
            "String a",
            "#0",
            "a.length()"),
        shard("array", "(I)[[I", "int a", "#0", "a"),
        shard("varargs", "(" + TEXT + "[Ljava/lang/Object;)" + TEXT, "String a", "#0", "0")),
    companion(
        "Host$Face",
        shard("usual", "(I)" + TEXT, "int a", "#0", "a"),
        shard("common", "(I)" + TEXT, "int a", "#0", "a"),
        shard("hidden", "(I)" + TEXT, "int a", "#0", "a")),
    companion(
        "Host$Pair",
        shard("text", "()" + TEXT, "Object a", "this>f:p/Host$Pair.a:I", "(Integer) a"))
  };

  private static final List<Object> KINDS_RESULTS =
      List.of(
          true,
          (byte) 2,
          (short) 3,
          'd',
          5,
          10L,
          1.5f,
          2.5,
          "nothing1",
          "g",
          3,
          "v2",
          "usual1",
          "common2",
          "hidden3",
          "pair7");

  private static Sharded kinds() throws Exception {
    return Sharded.of(KINDS, KINDS_COMPANIONS[0], KINDS_COMPANIONS[1], KINDS_COMPANIONS[2]);
  }

  @Test
  void everyKindOfMethodRunsHere() throws Throwable {
    assertThat(kinds().run("Host", "run")).isEqualTo(KINDS_RESULTS);
  }

  @Test
  void everyKindOfMethodIsForwardedAndItsResultIsUnboxed() throws Throwable {
    Sharded sharded = kinds();
    sharded.set("here", false);
    sharded.set("comesBack", true);

    assertThat(sharded.run("Host", "run")).isEqualTo(KINDS_RESULTS);
    assertThat(sharded.log())
        .filteredOn(line -> line.startsWith("forward"))
        .containsExactly(
            "forward 1 [1]",
            "forward 1 [1, 2, c, true]",
            "forward 2 [2]",
            "forward 3 [3]",
            "forward 100 [d]",
            "forward 4 [1099511627776, 4, 0.5]",
            "forward 5 [1, 2.5, 3, 4.5]",
            "forward 1 [1.5]",
            "forward 2 [2.5]",
            "forward 1 [g, [g]]",
            "forward 3 [3]",
            "forward 0 [v, [1, 2]]",
            "forward 1 [1]",
            "forward 2 [2]",
            "forward 3 [3]",
            "forward 7 []");
    assertThat(sharded.loaders())
        .as("by which the runtime finds the types of arguments and results")
        .isEqualTo(Set.of(sharded.type("p.Host").getClassLoader()));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void keyThatOnlyTheHostCanRead(int release) throws Throwable {
    Sharded sharded =
        Sharded.of(
            release,
            IMPORTS
                + """
                class Host {
                  private int region = 5;
                  private long shop() { return 1L << 40; }
                  @Retry(delay = "0ms") @ShardBy("k") @DistributedLock("k")
                  String sell(Host other, long n) { return "sold " + n; }
                  static Object run() { return new Host().sell(new Host(), 2); }
                }
                """,
            companion(
                "Host",
                shard(
                    "sell",
                    "(Lp/Host;J)Ljava/lang/String;",
                    "Object region, long n, Object shop",
                    "this>f:p/Host.region:I #1 #0>m:p/Host.shop:()J",
                    "(Integer) region + n + (Long) shop"),
                entry(
                    "sell",
                    "(Lp/Host;J)Ljava/lang/String;",
                    "Object region",
                    "this>f:p/Host.region:I")));

    assertThat(sharded.run("Host", "run")).isEqualTo("sold 2");
    assertThat(sharded.log())
        .containsExactly("here? " + ((1L << 40) + 7), "enter sell,<1:5>", "exit sell,<1:5>");
  }

  @Test
  void asManyParametersAsALambdaCanCapture() throws Throwable {
    String wide = "J".repeat(126);
    StringBuilder declared = new StringBuilder("byte b");
    StringBuilder passed = new StringBuilder("(byte) 9");
    for (int i = 0; i < 126; i++) {
      declared.append(", long a").append(i);
      passed.append(", ").append(i);
    }
    Sharded sharded =
        Sharded.of(
            IMPORTS
                + "class Host {\n  @ShardBy(\"b\") static double sum("
                + declared
                + ") { return b + a125; }\n  static Object run() { return sum("
                + passed
                + "); }\n}\n",
            companion("Host", shard("sum", "(B" + wide + ")D", "long last", "#126", "last")));
    sharded.set("here", false);
    sharded.set("comesBack", true);

    assertThat(sharded.run("Host", "run")).isEqualTo(134.0);
    assertThat(sharded.log().get(1)).startsWith("forward 125 [9, 0, 1, 2, ").endsWith(" 124, 125]");
  }
}
