package dev.selvedge.runtime.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Affinity;
import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.event.CallServed;
import dev.selvedge.runtime.event.SelvedgeListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls between nodes of one JVM. */
class ShardCallTest {
  private final ShardScene scene = new ShardScene();
  private final Till at = new Till("b");

  @AfterEach
  void close() {
    scene.close();
  }

  private ShardNode caller() {
    return scene.callerOf(at);
  }

  private static ShardPlan pay() {
    return pay(plan -> plan);
  }

  private static ShardPlan pay(UnaryOperator<ShardPlan.Builder> with) {
    return ShardScene.plan(Till.class, "pay", with);
  }

  private static @Nullable Object pay(ShardNode caller, String key) throws Throwable {
    return ShardScene.call(caller, pay(), key, ShardScene::unexpected);
  }

  @Test
  void theOwnerRunsIt() throws Throwable {
    assertThat(pay(caller(), "k")).isEqualTo("k@b");
    assertThat(at.runs).hasValue(1);
  }

  @Test
  void whereTheOwnerIsHereNothingIsSent() throws Throwable {
    ShardNode b = scene.node("b");
    scene.members("default", "b");

    assertThat(ShardScene.call(b, pay(), "k", () -> "here")).isEqualTo("here");
    assertThat(scene.network.sent).isEmpty();
  }

  @Test
  void aProcessAloneNeedsNeitherTransportNorSettings() throws Throwable {
    scene.hasTransport = false;
    ShardNode alone = scene.alone();

    try (Binding binding = alone.bind(Till.class, at)) {
      assertThat(ShardScene.call(alone, pay(), "k", () -> "here")).isEqualTo("here");
      assertThat(alone.isServing()).isTrue();
    }
    assertThat(alone.isServing()).isFalse();
  }

  @Test
  void aStageComesFromTheOwnerToo() throws Exception {
    ShardPlan order = ShardScene.plan(Till.class, "order", plan -> plan);

    assertThat(ShardScene.stage(caller(), order, "k", ShardScene::unexpected).get())
        .isEqualTo("k@b");
  }

  @Test
  void aStageFailsAsItDidThere() throws Exception {
    ShardPlan order = ShardScene.plan(Till.class, "order", plan -> plan);
    CompletableFuture<?> stage = ShardScene.stage(caller(), order, "state", ShardScene::unexpected);

    assertThatThrownBy(stage::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseExactlyInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("closed");
  }

  @Test
  void aStaticMethodNeedsNoInstance() throws Throwable {
    ShardNode b = scene.node("b");
    scene.members("default", "b");
    b.bind(Till.class, null);
    ShardPlan where = ShardScene.plan(Till.class, "where", plan -> plan);

    assertThat(ShardScene.call(scene.client("a"), where, "k", ShardScene::unexpected))
        .isEqualTo("static k");
  }

  @Test
  void theOwnerKnowsHowDeepItIs() throws Throwable {
    assertThat(pay(caller(), "depth")).isEqualTo("depth 1");
  }

  @Test
  void aLostReplyIsAnUnknownOutcome() {
    ShardNode caller = caller();
    scene.network.losesReplies = true;

    assertThatThrownBy(() -> pay(caller, "k"))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasMessageContaining("Till#pay(java.lang.String)")
        .hasMessageContaining("ring 'default'")
        .hasMessageContaining("'b' at b")
        .hasMessageContaining("connection reset");
    assertThat(at.runs).hasValue(1);
  }

  @Test
  void anIdempotentCallIsSentAgainThreeTimesInAll() {
    ShardNode caller = caller();
    scene.network.losesReplies = true;
    ShardPlan idempotent = pay(ShardPlan.Builder::idempotent);

    assertThatThrownBy(() -> ShardScene.call(caller, idempotent, "k", ShardScene::unexpected))
        .isInstanceOf(UnknownOutcomeException.class);
    assertThat(scene.network.sent).hasSize(3);
  }

  @Test
  void aDeadOwnerIsUnavailableOnceTheTimeIsUp() {
    ShardNode caller = caller();
    scene.network.kill("b");
    ShardPlan plan = pay(p -> p.timeout("50ms"));

    assertThatThrownBy(() -> ShardScene.call(caller, plan, "k", ShardScene::unexpected))
        .isInstanceOf(ShardUnavailableException.class)
        .hasMessageContaining("did not run")
        .hasMessageContaining("connection refused");
    assertThat(at.runs).hasValue(0);
  }

  @Test
  void whileTheOwnerIsDeadPreferredRunsHereAtOnce() throws Throwable {
    ShardNode caller = caller();
    scene.network.kill("b");
    ShardPlan plan = pay(p -> p.affinity(Affinity.PREFERRED));

    assertThat(ShardScene.call(caller, plan, "k", () -> "here")).isEqualTo("here");
  }

  @Test
  void aCallThatWaitsForAnOwnerGoesOnWithTheNextView() throws Throwable {
    ShardNode caller = caller();
    ShardNode c = scene.node("c");
    c.bind(Till.class, new Till("c"));
    scene.network.kill("b");
    pay(caller, () -> scene.members("default", "c"));

    assertThat(pay(caller, "k")).isEqualTo("k@c");
  }

  /** Runs something as soon as the caller has begun to wait. */
  private void pay(ShardNode caller, Runnable meanwhile) {
    caller.rings().named("default").isHere(0);
    CompletableFuture.runAsync(meanwhile);
  }

  @Test
  void anotherViewAtTheOwnerRedirectsTheCall() throws Throwable {
    ShardNode caller = caller();
    ShardNode c = scene.node("c");
    Till there = new Till("c");
    c.bind(Till.class, there);
    caller.rings().named("default").isHere(0);
    scene.membersSeenBy("b", "default", "c");
    scene.membersSeenBy("c", "default", "c");

    assertThat(pay(caller, "k")).isEqualTo("k@c");
    assertThat(scene.network.sent).containsExactly("b", "c");
    assertThat(at.runs).hasValue(0);
  }

  @Test
  void whatIsNotBoundIsRefusedAndBindNamed() {
    ShardNode b = scene.node("b");
    scene.members("default", "b");
    b.bind(Till.class, null); // static methods only

    assertThatThrownBy(() -> pay(scene.client("a"), "k"))
        .isInstanceOf(ShardUnavailableException.class)
        .hasMessageContaining("Selvedge.bind");
  }

  @Test
  void nodesWithDifferentSlotsRefuseEachOther() {
    ShardNode b = scene.node("b", "selvedge.ring.default.slots=1024");
    scene.members("default", "b");
    b.bind(Till.class, at);

    assertThatThrownBy(() -> pay(scene.client("a"), "k"))
        .isInstanceOf(ShardUnavailableException.class)
        .hasMessageContaining("slots, seed, loadCap or pinned");
    assertThat(at.runs).hasValue(0);
  }

  @Test
  void argumentsThatTheOwnerCannotReadAreRefused() {
    assertThatThrownBy(() -> pay(caller(), "unreadable"))
        .isInstanceOf(ShardUnavailableException.class)
        .hasMessageContaining("'unreadable' cannot be read");
    assertThat(at.runs).hasValue(0);
  }

  @Test
  void argumentsThatCannotBeWrittenAreNotSent() {
    assertThatThrownBy(() -> pay(caller(), "unwritable"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did not run");
    assertThat(scene.network.sent).isEmpty();
  }

  @Test
  void aResultThatCannotBeWrittenIsNoReasonToRunAgain() {
    ShardNode caller = caller();
    at.body = key -> "unwritable";

    assertThatThrownBy(() -> pay(caller, "k"))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasMessageContaining("has run");
    assertThat(scene.network.sent).hasSize(1);
  }

  @Test
  void whenTheTimeIsUpTheBodyIsInterruptedAndTheOutcomeUnknown() throws Exception {
    ShardNode caller = caller();
    ShardPlan plan = pay(p -> p.timeout("100ms"));

    assertThatThrownBy(() -> ShardScene.call(caller, plan, "hang", ShardScene::unexpected))
        .isInstanceOf(UnknownOutcomeException.class);
    at.interrupted.await();
  }

  @Test
  void anInterruptedCallerStopsToWaitAndTheBodyToo() throws Exception {
    ShardNode caller = caller();
    Thread waiting = Thread.currentThread();
    CompletableFuture<Void> interrupter =
        CompletableFuture.runAsync(
            () -> {
              try {
                at.entered.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              waiting.interrupt();
            });

    assertThatThrownBy(() -> pay(caller, "hang"))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    at.interrupted.await();
    interrupter.join();
  }

  @Test
  void aCallerInterruptedBeforehandSendsNothing() {
    ShardNode caller = caller();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> pay(caller, "k"))
        .isInstanceOf(ShardUnavailableException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(scene.network.sent).isEmpty();
  }

  @Test
  void cancellingTheStageInterruptsTheBody() throws Exception {
    ShardNode caller = caller();
    CompletableFuture<?> stage =
        (CompletableFuture<?>)
            caller.forwardStage(
                pay(), KeyHash.of("hang"), new Object[] {"hang"}, ShardScene::unexpected);
    at.entered.await();
    stage.cancel(true);

    at.interrupted.await();
  }

  @Test
  void nestedCallsFromOneNodeToAnotherAndBackDoNotWaitForEachOther() throws Throwable {
    ShardNode b = scene.node("b", "selvedge.node.maxRunning=1", "selvedge.node.maxQueued=1");
    ShardNode a = scene.node("a", "selvedge.node.maxRunning=1", "selvedge.node.maxQueued=1");
    scene.members("default", "a", "b");
    Till inner = new Till("a");
    a.bind(Till.class, inner);
    b.bind(Till.class, at);
    String atA = ShardScene.keyOwnedBy(b, "a");
    String atB = ShardScene.keyOwnedBy(a, "b");
    ShardPlan fromB = pay();
    ShardPlan fromA = pay();
    at.body =
        key -> {
          try {
            return "b>" + ShardScene.call(b, fromB, atA, ShardScene::unexpected);
          } catch (Throwable e) {
            throw new AssertionError(e);
          }
        };
    inner.body =
        key -> {
          if (at.runs.get() > 1) {
            return "a";
          }
          try {
            return "a>" + ShardScene.call(a, fromA, atB, ShardScene::unexpected);
          } catch (Throwable e) {
            throw new AssertionError(e);
          }
        };

    assertThat(ShardScene.call(a, fromA, atB, ShardScene::unexpected))
        .isEqualTo("b>a>b>a"); // each node admits one call at a time, and two are there at once
  }

  @Test
  void moreThanTheQueueHoldsIsTurnedAwayBeforeItRuns() throws Exception {
    ShardNode b = scene.node("b", "selvedge.node.maxRunning=1", "selvedge.node.maxQueued=1");
    scene.members("default", "b");
    b.bind(Till.class, at);
    ShardNode caller = scene.client("a");
    ShardPlan plan = pay(p -> p.timeout("1m"));
    CompletableFuture<?> first = hanging(caller, plan);
    at.entered.await();
    CompletableFuture<?> second = hanging(caller, plan);

    assertThatThrownBy(() -> pay(caller, "k"))
        .isInstanceOf(ShardUnavailableException.class)
        .hasMessageContaining("1 calls run and 1 wait already");
    first.cancel(true);
    second.cancel(true);
    at.interrupted.await();
  }

  private static CompletableFuture<?> hanging(ShardNode caller, ShardPlan plan) throws Exception {
    return (CompletableFuture<?>)
        caller.forwardStage(
            plan, KeyHash.of("hang"), new Object[] {"hang"}, ShardScene::unexpected);
  }

  @Test
  void callsWithoutEndAreStopped() {
    ShardNode b = scene.node("b");
    ShardNode a = scene.node("a");
    scene.members("default", "a", "b");
    Till other = new Till("a");
    a.bind(Till.class, other);
    b.bind(Till.class, at);
    String atA = ShardScene.keyOwnedBy(b, "a");
    String atB = ShardScene.keyOwnedBy(a, "b");
    ShardPlan fromA = pay();
    ShardPlan fromB = pay();
    at.body = key -> ShardScene.relay(b, fromB, atA);
    other.body = key -> ShardScene.relay(a, fromA, atB);

    assertThatThrownBy(() -> ShardScene.call(a, fromA, atB, ShardScene::unexpected))
        .isInstanceOfSatisfying(
            RemoteInvocationException.class,
            remote -> {
              assertThat(remote).hasMessageContaining(CallDepthException.class.getName());
              assertThat(remote.retryable()).isFalse(); // or each level would multiply
            });
    assertThat(at.runs.get() + other.runs.get()).isEqualTo(16);
  }

  @Test
  void aNodeThatDrainsHandsItsKeysOverAndLosesNoCall() throws Throwable {
    ShardNode caller = caller();
    ShardNode c = scene.node("c");
    c.bind(Till.class, new Till("c"));
    scene.members("default", "b", "c");
    String key = ShardScene.keyOwnedBy(caller, "b");
    ShardNode b = scene.byId("b");
    assertThat(pay(caller, key)).isEqualTo(key + "@b");
    assertThat(b.isServing()).isTrue();

    assertThat(b.drain(Duration.ofSeconds(5))).isTrue();

    assertThat(pay(caller, key)).isEqualTo(key + "@c");
    assertThat(b.isServing()).isFalse();
  }

  @Test
  void bothSidesTellTheirListeners() throws Throwable {
    List<Object> heard = new CopyOnWriteArrayList<>();
    scene.listeners.add(
        new SelvedgeListener() {
          @Override
          public void callForwarded(CallForwarded event) {
            heard.add(event.outcome() + " by " + event.owner() + " after " + event.attempts());
          }

          @Override
          public void callServed(CallServed event) {
            heard.add(event.outcome() + " for " + event.origin());
          }
        });
    pay(caller(), "k");

    assertThat(heard).containsExactly("RETURNED for a", "RETURNED by b after 1");
  }
}
