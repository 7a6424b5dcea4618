package dev.selvedge.runtime.shard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberRecord.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nodes believe of each other while they come, go, die and lose their coordinator. */
class StoreMembershipTest {
  private final Town town = new Town(7);

  @AfterEach
  void close() {
    town.close();
    town.pass(Duration.ofSeconds(2)); // what is under way arrives
    assertThat(town.time.pending()).isZero();
  }

  private MemberRecord recordOf(String id) {
    return Objects.requireNonNull(town.coordinator.recordOf(id), id);
  }

  @Test
  void aNodeThatComesIsAMemberOnlyOnceItIsStable() {
    TestNode watcher = town.client("watcher");
    TestNode node = town.node("a");

    town.pass(Town.HEARTBEAT);
    assertThat(recordOf("a").state()).isEqualTo(State.JOINING);
    assertThat(node.serves()).isFalse();
    assertThat(watcher.views).isEmpty();

    town.pass(Town.SETTLED);
    assertThat(node.sees("a")).isTrue();
    assertThat(node.serves()).isTrue();
    assertThat(watcher.sees("a")).isTrue();
  }

  @Test
  void whoDoesNotListenCannotJoin() {
    NodeIdentity deaf = new NodeIdentity("a", 1, "", 1);
    MemberEnvironment environment =
        new MemberEnvironment(
            deaf, town.settings, town.time, Runnable::run, town.random, List::of, new JndiNames());
    try (StoreMembership membership =
        new StoreMembership(environment, Town.TIMINGS, town.coordinator.line())) {
      assertThatThrownBy(() -> membership.join("orders"))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("SV343")
          .hasMessageContaining("selvedge.node.listen");
    }
  }

  @Test
  void aHundredNodesThatComeAtOnceAgree() {
    List<TestNode> nodes = town.nodes(100);

    town.pass(Town.SETTLED);

    List<String> all = nodes.stream().map(node -> node.id).toList();
    assertThat(nodes).allSatisfy(node -> assertThat(node.view()).isEqualTo(all));
  }

  @Test
  void aCrashIsNoticedSoonAfterTheExpiry() {
    List<TestNode> nodes = town.nodes(5);
    town.pass(Duration.ofSeconds(20));
    for (int i = 0; i < 4; i += 2) {
      town.pass(Duration.ofMillis(130 + 311 * i));
      TestNode dead = nodes.get(i);
      TestNode alive = nodes.get(i + 1);

      dead.stop();
      Duration noticed = town.until(() -> !Objects.requireNonNull(alive.view()).contains(dead.id));

      assertThat(noticed).isLessThanOrEqualTo(Town.EXPIRY.plusMillis(200));
      town.pass(Duration.ofSeconds(20));
    }
  }

  @Test
  void aNodeThatLeavesIsMissedWithinAHeartbeatAndWaitsForThat() {
    TestNode stays = town.node("a");
    TestNode leaves = town.node("b");
    town.pass(Town.SETTLED);
    assertThat(stays.sees("a", "b")).isTrue();

    CompletionStage<Void> left = leaves.leave();

    assertThat(leaves.sees("a")).isTrue();
    assertThat(leaves.serves()).isTrue();
    assertThat(town.until(() -> stays.sees("a")))
        .isLessThanOrEqualTo(Town.HEARTBEAT.plusMillis(50));
    assertThat(recordOf("b").state()).isEqualTo(State.DRAINING);
    assertThat(left.toCompletableFuture()).isNotDone();
    Duration took = town.until(() -> left.toCompletableFuture().isDone());
    assertThat(took).isGreaterThan(Town.HEARTBEAT);
    assertThat(recordOf("b").state()).isEqualTo(State.GONE);
    assertThat(leaves.serves()).isFalse();
  }

  @Test
  void whoLeavesWhileTheCoordinatorIsAwayDoesNotWaitForEver() {
    TestNode node = town.node("a");
    town.pass(Town.SETTLED);
    town.coordinator.goDown();

    CompletionStage<Void> left = node.leave();

    town.until(() -> left.toCompletableFuture().isDone());
    assertThat(left.toCompletableFuture()).isCompleted();
    assertThat(node.serves()).isFalse();
  }

  @Test
  void aClientLeavesAtOnce() {
    assertThat(town.client("a").leave().toCompletableFuture()).isCompleted();
  }

  @Test
  void aNodeThatCannotSayThatItIsThereServesNothingBeforeOthersMissIt() {
    TestNode alone = town.node("a");
    TestNode other = town.node("b");
    town.pass(Duration.ofSeconds(10));

    alone.line.cut = true;

    town.until(() -> !alone.serves());
    town.pass(Duration.ofMillis(5)); // the wall's clock is no finer than a millisecond
    assertThat(other.sees("a", "b")).isTrue();
    assertThat(alone.sees("b")).isTrue();
    town.until(() -> other.sees("b"));

    alone.line.cut = false;
    town.pass(Duration.ofSeconds(10));
    assertThat(alone.serves()).isTrue();
    assertThat(alone.sees("a", "b")).isTrue();
    assertThat(other.sees("a", "b")).isTrue();
    assertThat(recordOf("a").flaps()).isEqualTo(1);
  }

  @Test
  void whileTheCoordinatorIsAwayTheLastViewStaysButForOneself() {
    List<TestNode> nodes = town.nodes(3);
    TestNode client = town.client("client");
    town.pass(Duration.ofSeconds(10));

    town.coordinator.goDown();
    town.pass(Duration.ofSeconds(60));

    assertThat(client.sees("n000", "n001", "n002")).isTrue();
    assertThat(nodes.get(0).sees("n001", "n002")).isTrue();
    assertThat(nodes).noneMatch(TestNode::serves);

    town.coordinator.comeUp();
    town.pass(Duration.ofSeconds(10));
    assertThat(nodes).allMatch(TestNode::serves);
    assertThat(nodes).allMatch(node -> node.sees("n000", "n001", "n002"));
    assertThat(client.sees("n000", "n001", "n002")).isTrue();
  }

  @Test
  void aShortOutageChangesNothing() {
    List<TestNode> nodes = town.nodes(3);
    town.pass(Duration.ofSeconds(10));
    int before = nodes.get(0).views.size();

    town.coordinator.goDown();
    town.pass(Duration.ofMillis(1_500));
    town.coordinator.comeUp();
    town.pass(Duration.ofSeconds(10));

    assertThat(nodes).allMatch(TestNode::serves);
    assertThat(nodes.get(0).views).hasSize(before);
  }

  @Test
  void aCoordinatorThatForgetsAllIsNotBelieved() {
    List<TestNode> nodes = town.nodes(5);
    TestNode client = town.client("client");
    town.pass(Duration.ofSeconds(10));

    town.coordinator.forgetAll();
    town.pass(Duration.ofSeconds(10));

    assertThat(client.views).hasSize(1);
    assertThat(nodes).allMatch(TestNode::serves);
  }

  @Test
  void aProcessThatWasStoppedServesNothingEvenBeforeItsTimersGoOff() {
    TestNode stopped = town.node("a");
    TestNode other = town.node("b");
    town.pass(Duration.ofSeconds(10));

    stopped.stop();
    town.pass(Duration.ofSeconds(5));

    assertThat(stopped.serves()).isFalse();
    assertThat(other.sees("b")).isTrue();
    stopped.resume();
    assertThat(stopped.sees("b")).isTrue();
    town.pass(Duration.ofSeconds(10));
    assertThat(other.sees("a", "b")).isTrue();
    assertThat(stopped.sees("a", "b")).isTrue();
  }

  @Test
  void aSuspendedMachineIsNoticedByTheClockOnTheWall() {
    TestNode node = town.node("a");
    town.pass(Town.SETTLED);

    town.time.jumpWall(Duration.ofMinutes(1));

    assertThat(node.serves()).isFalse();
  }

  @Test
  void ofTwoProcessesWithOneIdTheYoungerServes() {
    TestNode elder = town.node("a");
    TestNode other = town.node("b");
    town.pass(Town.SETTLED);

    TestNode younger = town.node("a");
    town.pass(Duration.ofSeconds(10));

    assertThat(elder.serves()).isFalse();
    assertThat(elder.sees("b")).isTrue();
    assertThat(younger.serves()).isTrue();
    assertThat(younger.sees("a", "b")).isTrue();
    assertThat(other.sees("a", "b")).isTrue();
  }

  @Test
  void aProcessWhoseClockIsBehindIsStillTheYounger() {
    TestNode elder = town.node("a");
    town.pass(Town.SETTLED);
    long before = recordOf("a").incarnation();
    TestNode younger =
        new TestNode("a", 1, town.time, town.coordinator, Town.TIMINGS, town.settings, town.random);
    younger.join();
    town.pass(Duration.ofSeconds(10));

    assertThat(recordOf("a").incarnation()).isGreaterThan(before);
    assertThat(elder.serves()).isFalse();
    assertThat(younger.serves()).isTrue();
    younger.close();
  }

  /** Its own clock is behind, so that it counts on from what the elder wrote; as the elder does. */
  @Test
  void anElderThatWasStoppedForLongIsNotMistakenForTheYounger() {
    TestNode other = town.node("b");
    TestNode elder = town.node("a");
    town.pass(Town.SETTLED);
    elder.stop();
    town.pass(Duration.ofSeconds(10));
    TestNode younger =
        new TestNode("a", 1, town.time, town.coordinator, Town.TIMINGS, town.settings, town.random);
    younger.join();
    town.pass(Duration.ofSeconds(10));
    assertThat(younger.serves()).isTrue();

    elder.resume();
    town.pass(Duration.ofSeconds(30));

    assertThat(elder.serves()).isFalse();
    assertThat(younger.serves()).isTrue();
    assertThat(younger.sees("a", "b")).isTrue();
    assertThat(other.sees("a", "b")).isTrue();
    younger.close();
  }

  @Test
  void aStoreThatFailsWithAnErrorIsAskedAgain() {
    TestNode node = town.node("a");
    town.pass(Town.SETTLED);
    node.line.next = new OutOfMemoryError("unable to create native thread");

    town.pass(Duration.ofSeconds(10));

    assertThat(node.serves()).isTrue();
    assertThat(node.sees("a")).isTrue();
  }

  @Test
  void aNodeThatComesBackAfterACrashStaysJoiningLongerEachTimeAndIsForgivenLater() {
    town.node("keeper");
    TestNode current = town.node("a");
    town.pass(Town.SETTLED);
    Duration last = Duration.ZERO;
    for (int crash = 1; crash <= 4; crash++) {
      current.stop();
      town.pass(Duration.ofSeconds(5));
      TestNode again = town.node("a");
      Duration joining = town.until(again::serves);
      assertThat(recordOf("a").flaps()).isEqualTo(crash);
      assertThat(joining).isGreaterThan(last.multipliedBy(3).dividedBy(2));
      last = joining;
      current = again;
    }

    town.pass(Duration.ofSeconds(245));
    assertThat(recordOf("a").flaps()).isZero();
  }

  @Test
  void whoLeftProperlyComesBackWithoutAFlap() {
    town.node("a").leave();
    town.pass(Duration.ofSeconds(10));
    TestNode again = town.node("a");

    town.pass(Town.SETTLED);

    assertThat(again.serves()).isTrue();
    assertThat(recordOf("a").flaps()).isZero();
  }

  @Test
  void whereMostVanishAtOnceTheViewIsHeldForAWhile() {
    List<TestNode> nodes = town.nodes(5);
    town.pass(Duration.ofSeconds(20));
    nodes.subList(1, 5).forEach(TestNode::stop);

    town.pass(Duration.ofSeconds(8));
    assertThat(nodes.get(0).view()).hasSizeGreaterThanOrEqualTo(3);

    town.pass(Duration.ofSeconds(12));
    assertThat(nodes.get(0).sees("n000")).isTrue();
  }

  @Test
  void thereIsNoFirstViewBelowTheLeastNumberOfMembers() {
    town.settings.set("selvedge.ring.orders.minMembers", "3");
    TestNode first = town.node("a");
    town.node("b");
    town.pass(Duration.ofSeconds(20));
    assertThat(first.views).isEmpty();

    town.node("c");
    town.pass(Town.SETTLED);

    assertThat(first.views).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void refreshAsksBeforeTheNextHeartbeat() {
    TestNode client = town.client("client");
    town.node("a");
    town.pass(Duration.ofSeconds(10));
    int before = town.coordinator.requests;

    for (int i = 0; i < 20; i++) {
      client.membership.refresh(TestNode.RING);
    }
    town.pass(Duration.ofMillis(110));

    assertThat(town.coordinator.requests - before).isBetween(1, 3);
  }

  @Test
  void oneRingDoesNotHearOfAnother() {
    TestNode watcher = town.client("watcher");
    TestNode node = town.client("a");
    node.membership.join("invoices");

    town.pass(Town.SETTLED);

    assertThat(recordOf("a").state()).isEqualTo(State.UP);
    assertThat(watcher.views).isEmpty();
    assertThat(node.membership.serves("invoices")).isTrue();
    assertThat(node.serves()).isFalse();
  }

  @Test
  void afterTheEndNothingIsAskedAnyMore() {
    TestNode node = town.node("a");
    town.pass(Town.SETTLED);
    node.close();
    int before = town.coordinator.requests;

    town.pass(Duration.ofSeconds(20));

    assertThat(town.coordinator.requests).isEqualTo(before);
    assertThat(node.serves()).isFalse();
  }
}
