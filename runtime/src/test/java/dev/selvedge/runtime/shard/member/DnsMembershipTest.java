package dev.selvedge.runtime.shard.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.internal.LogCapture;
import dev.selvedge.runtime.shard.placement.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsMembershipTest {
  private static final String RING = "orders";
  private static final String SELF = "10.0.0.1:9000";

  private final VirtualTime time = new VirtualTime();
  private final FakeNames names = new FakeNames();
  private final List<List<String>> views = new ArrayList<>();
  private final DnsMembership membership = membership(SELF);

  private DnsMembership membership(String id) {
    MemberEnvironment environment =
        new MemberEnvironment(
            new NodeIdentity(id, 1, SELF, 1),
            new Settings(List.of()),
            time,
            Runnable::run,
            new Random(1),
            List::of,
            names);
    return new DnsMembership(
        RING, DnsSource.parse(RING, "shop.acme:9000"), 1, Town.TIMINGS, environment);
  }

  @AfterEach
  void close() {
    membership.close();
    time.pass(Duration.ofMinutes(1));
    assertThat(time.pending()).isZero();
  }

  private void watch() {
    membership.watch(RING, members -> views.add(members.stream().map(Member::id).toList()));
  }

  private static List<String> hosts(int count) {
    List<String> hosts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      hosts.add("10.0.0." + i);
    }
    return hosts;
  }

  @Test
  void changesAreSeenByAskingAgain() {
    names.addresses = hosts(1);
    watch();
    names.addresses = hosts(2);
    time.pass(Duration.ofSeconds(6));

    assertThat(views).containsExactly(List.of(SELF), List.of(SELF, "10.0.0.2:9000"));
  }

  @Test
  void refreshAsksSoonerButNotMoreThanOncePerHeartbeat() {
    names.addresses = hosts(1);
    watch();
    names.addresses = hosts(2);
    for (int i = 0; i < 10; i++) {
      membership.refresh(RING);
    }
    time.pass(Duration.ofSeconds(1));

    assertThat(names.asked).isEqualTo(2);
    assertThat(views).hasSize(2);
  }

  @Test
  void anEmptyAnswerKeepsTheLastView() {
    names.addresses = hosts(3);
    watch();
    names.addresses = List.of();
    time.pass(Duration.ofMinutes(5));

    assertThat(views).hasSize(1);
    assertThat(names.asked).isGreaterThan(50);
  }

  @Test
  void aNameServerThatFailsKeepsTheLastViewAndIsAskedAgain() {
    names.addresses = hosts(3);
    watch();
    names.fails = true;
    try (LogCapture log = LogCapture.of(Outage.class)) {
      time.pass(Duration.ofMinutes(5));
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0)).contains("shop.acme:9000").contains("no name server");
    }
    names.fails = false;
    names.addresses = hosts(4);
    time.pass(Duration.ofSeconds(6));

    assertThat(views).hasSize(2);
  }

  @Test
  void whereMostVanishAtOnceTheViewIsHeldForAWhile() {
    names.addresses = hosts(5);
    watch();
    names.addresses = hosts(1);
    time.pass(Duration.ofSeconds(12));
    assertThat(views).hasSize(1);

    time.pass(Duration.ofSeconds(10));
    assertThat(views).hasSize(2);
  }

  @Test
  void whoLeavesStillServesUntilOthersHaveAskedAgain() {
    names.addresses = hosts(2);
    watch();
    membership.join(RING);

    CompletionStage<Void> left = membership.leave();

    assertThat(views).last().isEqualTo(List.of("10.0.0.2:9000"));
    assertThat(membership.serves(RING)).isTrue();
    assertThat(left.toCompletableFuture()).isNotDone();
    time.pass(Duration.ofSeconds(10));
    assertThat(left.toCompletableFuture()).isCompleted();
    assertThat(membership.serves(RING)).isFalse();
  }

  @Test
  void aNodeThatIsNotListedIsToldUnderWhichIdItWouldBe() {
    names.addresses = hosts(2);
    DnsMembership other = membership("shop-1");
    try (LogCapture log = LogCapture.of(DnsMembership.class)) {
      other.watch(RING, members -> {});
      other.join(RING);
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0)).contains("SV341").contains("'shop-1'");
    }
    other.close();
  }
}
