package dev.selvedge.runtime.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that run here with the resource that owns their key. */
class SelectTest {
  private static final Map<String, URI> TWO =
      Map.of("db1", URI.create("db:1"), "db2", URI.create("db:2"));

  private final ShardScene scene = new ShardScene();
  private final ShardNode node = scene.alone();
  private final ShardPlan plan =
      ShardPlan.of("com.acme.Orders", "find", "(J)V", "customer")
          .ring("orders")
          .mode(ShardMode.SELECT)
          .build();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void theResourceThatOwnsTheKeyIsSelected() {
    Ring ring = node.rings().named("orders").resources(TWO);
    SelectFrame frame = node.select(plan, KeyHash.of(7L));
    try {
      String owner = ring.owner(7L).id();
      assertThat(frame.resource(URI.class)).isEqualTo(TWO.get(owner));
      assertThat(ShardContext.current().owner()).isEqualTo(owner);
      assertThat(ShardContext.current().ring()).isEqualTo("orders");
      assertThat(ShardContext.current().slot()).isEqualTo(ring.explain(7L).slot());
    } finally {
      frame.exit();
    }
  }

  @Test
  void theContextOfTheCallAroundComesBack() {
    node.rings().named("orders").resources(TWO);
    SelectFrame outer = node.select(plan, 1);
    SelectFrame inner = node.select(plan, -1);

    assertThat(ShardContext.current()).isSameAs(inner);
    inner.exit();
    assertThat(ShardContext.current()).isSameAs(outer);
    outer.exit();
    assertThatThrownBy(ShardContext::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in no @ShardBy method");
  }

  @Test
  void aRingWithoutResourcesSaysWhatToDo() {
    assertThatThrownBy(() -> node.select(plan, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SV334")
        .hasMessageContaining("Selvedge.ring(\"orders\").resources(map)");
  }

  @Test
  void aResourceOfAnotherTypeIsNamed() {
    node.rings().named("orders").resources(Map.of("db1", "text"));
    SelectFrame frame = node.select(plan, 1);

    assertThatThrownBy(() -> frame.resource(URI.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SV335")
        .hasMessageContaining("java.lang.String");
    frame.exit();
  }

  @Test
  void resourcesAreRegisteredOnce() {
    Ring ring = node.rings().named("orders").resources(TWO);

    assertThatThrownBy(() -> ring.resources(TWO)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRingOfResourcesCannotBeRoutedBy() {
    RingState ring = node.rings().named("orders");
    ring.resources(TWO);

    assertThatThrownBy(() -> ring.isHere(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SV336");
  }

  @SuppressWarnings("unused") // looked at by verification
  private static final class Orders {
    @ShardBy(value = "customer", ring = "orders")
    void find(long customer, @Shard URI database) {}
  }

  @SuppressWarnings("unused") // looked at by verification
  private static final class Routed {
    @ShardBy("customer")
    void find(long customer) {}
  }

  private static List<String> problems(ShardNode node, Class<?> type) {
    ShardVerification verification = new ShardVerification(node);
    verification.check(List.of(type));
    return verification.problems();
  }

  @Test
  void verificationMissesTheResources() {
    assertThat(problems(node, Orders.class)).singleElement().asString().contains("SV334");
  }

  @Test
  void verificationFindsEveryResourceOfAnotherType() {
    node.rings().named("orders").resources(Map.of("db1", "text", "db2", URI.create("db:2")));

    assertThat(problems(node, Orders.class))
        .singleElement()
        .asString()
        .contains("SV335", "db1", "java.net.URI");
  }

  @Test
  void verificationIsContentWithTheRightOnes() {
    node.rings().named("orders").resources(TWO);

    assertThat(problems(node, Orders.class)).isEmpty();
    assertThat(problems(node, Routed.class)).isEmpty();
  }

  @Test
  void verificationMissesTheTransportWhereThereAreOthers() {
    scene.hasTransport = false;

    assertThat(problems(scene.node("a"), Routed.class))
        .singleElement()
        .asString()
        .contains("SV331", "selvedge-grpc");
  }

  @Test
  void verificationFindsSettingsThatDoNotGoTogether() {
    ShardNode other =
        scene.node(
            "a", "selvedge.ring.default.loadCap=0.1", "selvedge.ring.default.pinned=0-65535=a");

    assertThat(problems(other, Routed.class)).singleElement().asString().contains("SV339");
  }
}
