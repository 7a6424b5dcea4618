package dev.selvedge.runtime.shard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the members of a ring come from. */
class MembershipsTest {
  private final Settings settings = new Settings(List.of());
  private final List<Membership> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Membership::close);
  }

  private Membership open(String id, String address) {
    Membership membership = Memberships.open(settings, new NodeIdentity(id, 1, address, 1));
    opened.add(membership);
    return membership;
  }

  private static List<Member> first(Membership membership) throws InterruptedException {
    LinkedBlockingQueue<List<Member>> views = new LinkedBlockingQueue<>();
    membership.watch("orders", views::add);
    List<Member> view = views.poll(30, TimeUnit.SECONDS);
    assertThat(view).isNotNull();
    return view;
  }

  @Test
  void aProcessOfWhichNothingIsSetIsAlone() throws Exception {
    Membership membership = open("a", "");

    assertThat(first(membership)).containsExactly(new Member("a", ""));
    membership.join("orders");
    assertThat(membership.serves("orders")).isTrue();
  }

  @Test
  void aListIsTheSameForAll() throws Exception {
    settings.set("selvedge.ring.orders.members", "a=h:1,b=h:2*3");
    Membership membership = open("b", "h:2");

    assertThat(first(membership))
        .containsExactly(new Member("a", "h:1"), new Member("b", "h:2", 3));
    membership.join("orders");
    assertThat(membership.serves("orders")).isTrue();
    assertThat(membership.leave().toCompletableFuture()).isCompleted();
    assertThat(membership.serves("orders")).isFalse();
  }

  @Test
  void aListIsKnownAtOnce() {
    settings.set("selvedge.ring.orders.members", "a=h:1,b=h:2");
    List<List<Member>> told = new ArrayList<>();

    open("b", "h:2").watch("orders", told::add);

    assertThat(told).containsExactly(List.of(new Member("a", "h:1"), new Member("b", "h:2")));
  }

  @Test
  void whoWatchesAListAfterTheNodeHasLeftSeesTheOthers() {
    settings.set("selvedge.ring.orders.members", "a=h:1,b=h:2");
    Membership membership = open("b", "h:2");
    List<List<Member>> told = new ArrayList<>();
    membership.join("orders");
    membership.leave();

    membership.watch("orders", told::add);

    assertThat(told).containsExactly(List.of(new Member("a", "h:1")));
  }

  @Test
  void whoIsNotOnTheListMayCallButNotJoin() throws Exception {
    settings.set("selvedge.ring.orders.members", "a=h:1,b=h:2");
    Membership membership = open("c", "h:3");

    assertThat(first(membership)).hasSize(2);
    assertThat(membership.serves("orders")).isFalse();
    assertThatThrownBy(() -> membership.join("orders"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("[SV341] this node, 'c'")
        .hasMessageContaining("[a, b]");
  }

  @Test
  void aListAndANameAreOneTooMany() {
    settings.set("selvedge.ring.orders.members", "a=h:1");
    settings.set("selvedge.ring.orders.dns", "h:1");

    assertThatThrownBy(() -> open("a", "h:1").join("orders"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV343")
        .hasMessageContaining("given twice");
  }

  @Test
  void whoListensMustSayHowToBeFound() {
    settings.set("selvedge.coordinator", "local");

    assertThatThrownBy(() -> open("a", "h:1").join("orders"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV343")
        .hasMessageContaining("listens at h:1");
  }

  @Test
  void aCoordinatorThatNothingOpensIsAnError() {
    settings.set("selvedge.coordinator", "acme://user:secret@h");

    assertThatThrownBy(() -> open("a", "h:1").join("orders"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV323")
        .hasMessageNotContaining("secret");
  }

  @Test
  void anExpiryMustLastForThreeHeartbeats() {
    settings.set("selvedge.node.heartbeat", "2s");

    assertThatThrownBy(() -> open("a", "h:1"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("4 s is less than three times the heartbeat of 2 s");
  }

  @Test
  void aHeartbeatIsADurationWithinBounds() {
    assertThatThrownBy(() -> settings.set("selvedge.node.heartbeat", "1ms"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("1ms is not from 50ms to 10m");
  }
}
