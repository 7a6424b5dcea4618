package dev.selvedge.runtime.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Affinity;
import dev.selvedge.runtime.event.SelvedgeListener;
import dev.selvedge.runtime.event.ViewChanged;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.spi.ContextPropagator;
import dev.selvedge.runtime.spi.RemoteContext;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What has gone wrong in systems of this kind, and must not here; calls only. */
class ShardPitfallsTest {
  private final ShardScene scene = new ShardScene();
  private final Till at = new Till("b");

  @AfterEach
  void close() {
    scene.close();
  }

  private static ShardPlan pay(String timeout) {
    return ShardScene.plan(Till.class, "pay", plan -> plan.timeout(timeout));
  }

  private static Object unexpected() {
    throw new AssertionError("the call ran here");
  }

  @Test
  void coldStartANodeThatKnowsNobodyOwnsNothing() {
    ShardNode a = scene.node("a");

    assertThat(pay("1s").state(a).isHere(1)).isFalse();
    assertThatThrownBy(() -> ShardScene.call(a, pay("30ms"), "k", ShardPitfallsTest::unexpected))
        .isInstanceOf(ShardUnavailableException.class)
        .hasMessageContaining("nothing is known yet of who is in ring 'default'");
    assertThat(scene.network.sent).isEmpty();
  }

  @Test
  void coldStartAnOwnerThatKnowsNobodyIsNotReady() {
    ShardNode b = scene.node("b");
    b.bind(Till.class, at);
    ShardNode a = scene.client("a");
    pay("1s").state(a).isHere(1);
    scene.membersSeenBy("a", "default", "b");

    assertThatThrownBy(() -> ShardScene.call(a, pay("50ms"), "k", ShardPitfallsTest::unexpected))
        .isInstanceOf(ShardUnavailableException.class)
        .hasMessageContaining("is not ready yet");
    assertThat(at.runs).hasValue(0);
  }

  @Test
  void selfForwardANodeWhoseOwnIdIsNotInTheViewRunsNothingForOthers() {
    ShardNode b = scene.node("b");
    b.bind(Till.class, at);
    scene.members("default", "somebody");

    assertThatThrownBy(() -> ShardScene.call(b, pay("50ms"), "k", ShardPitfallsTest::unexpected))
        .isInstanceOf(ShardUnavailableException.class);
    assertThat(at.runs).hasValue(0);
  }

  @Test
  void deadOwnerSeveralCallsDoNotEachTryForThemselves() {
    ShardNode b = scene.node("b");
    b.bind(Till.class, at);
    scene.members("default", "b");
    ShardNode a = scene.client("a");
    scene.network.kill("b");
    ShardPlan plan = ShardScene.plan(Till.class, "pay", p -> p.affinity(Affinity.PREFERRED));

    for (int i = 0; i < 50; i++) {
      assertThat(call(a, plan)).isEqualTo("here");
    }
    assertThat(scene.network.refused).isBetween(3, 49); // then the breaker spares them
  }

  private static @Nullable Object call(ShardNode node, ShardPlan plan) {
    try {
      return ShardScene.call(node, plan, "k", () -> "here");
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aThreadOfTheOwnerIsAsItWasAfterACall() throws Exception {
    ShardNode b = scene.node("b");
    b.bind(Till.class, at);
    scene.members("default", "b");
    ShardNode a = scene.client("a");
    at.body =
        key -> {
          Thread.currentThread().interrupt(); // and nobody takes it back
          return key;
        };

    for (int i = 0; i < 20; i++) {
      assertThat(call(a, pay("10s"))).isEqualTo("k");
    }
  }

  @Test
  void theTargetsClassLoaderIsThatOfTheThread() {
    ShardNode b = scene.node("b");
    b.bind(Till.class, at);
    scene.members("default", "b");
    at.body =
        key ->
            String.valueOf(
                Thread.currentThread().getContextClassLoader() == Till.class.getClassLoader());

    assertThat(call(scene.client("a"), pay("10s"))).isEqualTo("true");
  }

  @Test
  void contextThatSomebodyCarriesArrivesAndIsTakenOff() {
    Carrier carrier = new Carrier();
    scene.contexts.add(carrier);
    ShardNode b = scene.node("b");
    b.bind(Till.class, at);
    scene.members("default", "b");
    at.body = key -> carrier.current.get();

    assertThat(call(scene.client("a"), pay("10s"))).isEqualTo("trace 7");
    assertThat(carrier.events).containsExactly("trace 7", "off");
  }

  private static final class Carrier implements RemoteContext {
    final ThreadLocal<String> current = new ThreadLocal<>();
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public String key() {
      return "trace";
    }

    @Override
    public String capture() {
      return "trace 7";
    }

    @Override
    public ContextPropagator.Scope restore(String value) {
      current.set(value);
      events.add(value);
      return () -> {
        current.remove();
        events.add("off");
      };
    }
  }

  @Test
  void anExecutorThatRefusesDoesNotLeaveAStageOpen() throws Exception {
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdown();
    scene.following = closed;
    ShardNode b = scene.node("b");
    b.bind(Till.class, at);
    scene.members("default", "b");
    ShardPlan order = ShardScene.plan(Till.class, "order", plan -> plan);

    CompletableFuture<?> stage =
        ShardScene.stage(scene.client("a"), order, "k", ShardPitfallsTest::unexpected);
    assertThat(stage.get()).isEqualTo("k@b");
  }

  @Test
  @Timeout(60)
  void aListenerThatTakesItsTimeDoesNotKeepTheNodeFromTheNextView() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    BlockingQueue<Ring.SlotsMoved> told = new LinkedBlockingQueue<>();
    ShardNode b = scene.node("b");
    scene.members("default", "b");
    Ring ring = b.rings().named("default");
    ring.onSlotsMoved(
        moved -> {
          try {
            busy.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          told.add(moved);
        });

    scene.members("default", "b", "c"); // on the thread of membership
    scene.members("default", "c");

    assertThat(ring.members()).extracting(Member::id).containsExactly("c");
    busy.countDown();
    assertThat(told.take().members()).hasSize(2);
    assertThat(told.take().members()).hasSize(1);
  }

  @Test
  void divergenceCanBeSeenEveryViewTellsItsFingerprint() {
    List<ViewChanged> heard = new CopyOnWriteArrayList<>();
    scene.listeners.add(
        new SelvedgeListener() {
          @Override
          public void viewChanged(ViewChanged event) {
            heard.add(event);
          }
        });
    ShardNode a = scene.client("a");
    ShardNode c = scene.client("c");
    scene.members("default", "b");
    Ring one = a.rings().named("default");
    Ring other = c.rings().named("default");
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());

    scene.membersSeenBy("a", "default", "b", "d");

    assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    assertThat(heard).hasSize(3);
    assertThat(heard.get(2).fingerprint()).isEqualTo(one.fingerprint());
    assertThat(heard.get(2).moved()).isBetween(20_000, 45_000);
  }
}
