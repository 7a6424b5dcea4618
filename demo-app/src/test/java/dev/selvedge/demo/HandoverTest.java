package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {

  private static final List<String> BEFORE = List.of("node-1", "node-2", "node-3", "node-2");

  @Test
  void theConcertsOfTheDeadNodeAreSharedOut() {
    Handover handover =
        handover(
            views(view(1, 0, 0, BEFORE), view(2, 3, 0, "node-1", "node-1", "node-3", "node-3")),
            views(view(1, 0, 0, BEFORE), view(2, 5, 0, "node-1", "node-1", "node-3", "node-3")));

    assertThat(handover.moved()).isEqualTo(2);
    assertThat(handover.movedInVain()).isZero();
    assertThat(handover.slotsMoved()).isEqualTo(8);
    assertThat(handover.minimal()).isTrue();
    assertThat(handover.agreed()).isTrue();
  }

  @Test
  void aConcertThatMovesBetweenNodesThatLiveMovesInVain() {
    Handover handover =
        handover(
            views(view(1, 0, 0, BEFORE), view(2, 8, 2, "node-3", "node-1", "node-3", "node-3")),
            views(view(1, 0, 0, BEFORE), view(2, 2, 0, "node-3", "node-1", "node-3", "node-3")));

    assertThat(handover.movedInVain()).isEqualTo(1);
    assertThat(handover.slotsLost()).isEqualTo(2);
    assertThat(handover.minimal()).isFalse();
  }

  @Test
  void aConcertThatStaysWithTheDeadNodeIsNotHandedOver() {
    Handover handover =
        handover(
            views(view(1, 0, 0, BEFORE), view(2, 3, 0, "node-1", "node-1", "node-3", "node-2")),
            views(view(1, 0, 0, BEFORE), view(2, 5, 0, "node-1", "node-1", "node-3", "node-2")));

    assertThat(handover.minimal()).isFalse();
  }

  @Test
  void nodesThatAnswerDifferentlyDoNotAgree() {
    Handover handover =
        handover(
            views(view(1, 0, 0, BEFORE), view(2, 3, 0, "node-1", "node-1", "node-3", "node-3")),
            views(view(1, 0, 0, BEFORE), view(3, 5, 0, "node-1", "node-1", "node-3", "node-3")));

    assertThat(handover.agreed()).isFalse();
  }

  private static Handover handover(List<NodeView> one, List<NodeView> other) {
    return Handover.of("node-2", List.of(one, other), 16, Duration.ofSeconds(2));
  }

  private static List<NodeView> views(NodeView before, NodeView after) {
    return List.of(before, after);
  }

  private static NodeView view(long fingerprint, int gained, int lost, String... owners) {
    return view(fingerprint, gained, lost, List.of(owners));
  }

  private static NodeView view(long fingerprint, int gained, int lost, List<String> owners) {
    return new NodeView(fingerprint, gained, lost, gained + lost, owners);
  }
}
