package dev.selvedge.runtime.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.LogCapture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a process needs to be a node. */
class ShardNodeTest {
  private final ShardScene scene = new ShardScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void withoutATransportTheErrorNamesTheModule() {
    scene.hasTransport = false;
    ShardNode a = scene.client("a");
    scene.members("default", "b");

    assertThatThrownBy(
            () ->
                ShardScene.call(
                    a, ShardScene.plan(Till.class, "pay", plan -> plan), "k", () -> "here"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV331")
        .hasMessageContaining("selvedge-grpc");
  }

  @Test
  void aNodeThatDoesNotListenCannotBind() {
    assertThatThrownBy(() -> scene.client("a").bind(Till.class, new Till("b")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV332")
        .hasMessageContaining("selvedge.node.listen");
  }

  @Test
  void aClassIsBoundOnce() {
    ShardNode b = scene.node("b");
    Binding first = b.bind(Till.class, new Till("b"));

    assertThatThrownBy(() -> b.bind(Till.class, new Till("b")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SV337");
    first.close();
    b.bind(Till.class, new Till("b")).close();
  }

  @Test
  void aNodeWithoutAnIdOfItsOwnSaysSoOnce() {
    ShardNode nameless = scene.nameless("b");
    try (LogCapture log = LogCapture.of(ShardNode.class)) {
      nameless.bind(Till.class, new Till("b")).close();
      nameless.bind(Till.class, new Till("b")).close();

      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("SV333", "'" + nameless.id() + "'", "set it to a name that stays the same");
    }
  }

  @Test
  void aNodeWithAnIdOfItsOwnSaysNothing() {
    try (LogCapture log = LogCapture.of(ShardNode.class)) {
      scene.node("b").bind(Till.class, new Till("b")).close();

      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  void whatNoCodecCarriesIsNotOffered() {
    assertThatThrownBy(() -> scene.node("b").bind(Counter.class, new Counter()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV338")
        .hasMessageContaining("Counter#add cannot be called on another node: long is no text")
        .hasMessageContaining("provide a ShardCodec");
  }

  @Test
  void whatNoCodecCarriesIsNotForwarded() {
    ShardNode a = scene.client("a");
    scene.members("default", "b");

    assertThatThrownBy(() -> ShardScene.call(a, Counter_Selvedge.add, "k", () -> "here"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV338")
        .hasMessageContaining("long is no text");
  }

  @Test
  void whatAClassInheritsFromAnInterfaceIsOfferedToo() throws Throwable {
    ShardNode b = scene.node("b");
    scene.members("default", "b");
    b.bind(Front.class, new Front());

    assertThat(ShardScene.call(scene.client("a"), Desk_Selvedge.greet, "k", () -> "here"))
        .isEqualTo("k at the front");
  }

  @Test
  void staticMethodsOfAnInterfaceAreOfferedByItself() throws Throwable {
    ShardNode b = scene.node("b");
    scene.members("default", "b");
    assertThatThrownBy(() -> b.bind(Front.class, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Front has no static @ShardBy method that is routed");
    b.bind(Desk.class, null);

    assertThat(ShardScene.call(scene.client("a"), Desk_Selvedge.count, "k", () -> "here"))
        .isEqualTo("counted k");
  }

  /** An interface with routed methods of its own. */
  interface Desk {
    String place();

    default String greet(String key) {
      return greet$local(key);
    }

    private String greet$local(String key) {
      return key + " at the " + place();
    }

    static String count(String key) {
      return count$local(key);
    }

    private static String count$local(String key) {
      return "counted " + key;
    }
  }

  /** What the processor would generate. */
  static final class Desk_Selvedge {
    static final ShardPlan greet = ShardScene.plan(Desk.class, "greet", plan -> plan);
    static final ShardPlan count = ShardScene.plan(Desk.class, "count", plan -> plan);

    private Desk_Selvedge() {}
  }

  static final class Front implements Desk {
    @Override
    public String place() {
      return "front";
    }
  }

  /** A host with a method whose argument the codec of these tests does not carry. */
  static final class Counter {
    long add(long number) {
      return add$local(number);
    }

    private long add$local(long number) {
      return number + 1;
    }
  }

  /** What the processor would generate. */
  @SuppressWarnings("unused") // found by its name
  static final class Counter_Selvedge {
    static final ShardPlan add = ShardScene.plan(Counter.class, "add", plan -> plan);

    private Counter_Selvedge() {}
  }
}
