package dev.selvedge.runtime.shard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
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
}
