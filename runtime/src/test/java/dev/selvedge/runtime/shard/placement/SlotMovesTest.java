package dev.selvedge.runtime.shard.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlotMovesTest {
  private static final Member A = new Member("a", "");
  private static final Member B = new Member("b", "");
  private static final Member C = new Member("c", "");

  private static View pinned(String pins, Member... members) {
    return View.of(new RingConfig(16, 0, 0, PinnedSlots.parse(pins, 16)), List.of(members), 1);
  }

  @Test
  void name_what_each_member_has_gained_and_lost() {
    View before = pinned("0-7=b,8-15=c", B, C);
    View after = pinned("0-3=a,4-9=b,10-15=c", A, B, C);

    SlotMoves moves = SlotMoves.between(before, after);

    assertThat(moves.moved()).isEqualTo(6);
    assertThat(moves.gainedBy("a")).hasToString("[0-3]");
    assertThat(moves.lostBy("a")).isEqualTo(SlotSet.EMPTY);
    assertThat(moves.gainedBy("b")).hasToString("[8-9]");
    assertThat(moves.lostBy("b")).hasToString("[0-3]");
    assertThat(moves.lostBy("c")).hasToString("[8-9]");
    assertThat(moves.gainedBy("nobody")).isEqualTo(SlotSet.EMPTY);
  }

  @Test
  void from_no_members_to_some_and_back_are_of_all_slots() {
    View none = View.of(new RingConfig(16, 0, 0), List.of(), 1);
    View one = none.with(List.of(A));

    assertThat(SlotMoves.between(none, one).moved()).isEqualTo(16);
    assertThat(SlotMoves.between(none, one).gainedBy("a").size()).isEqualTo(16);
    assertThat(SlotMoves.between(one, none).moved()).isEqualTo(16);
    assertThat(SlotMoves.between(one, none).lostBy("a").size()).isEqualTo(16);
    assertThat(SlotMoves.between(none, none).moved()).isZero();
  }

  @Test
  void of_views_with_other_slots_cannot_be_told() {
    View one = View.of(new RingConfig(16, 0, 0), List.of(A), 1);
    View other = View.of(new RingConfig(32, 0, 0), List.of(A), 1);

    assertThatThrownBy(() -> SlotMoves.between(one, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 slots and one of 32");
  }

  @Test
  void a_set_of_slots_reads_as_ranges() {
    SlotSet slots = SlotSet.of(9, 1, 2, 3, 7);

    assertThat(slots).hasToString("[1-3, 7, 9]").isEqualTo(SlotSet.of(1, 2, 3, 7, 9));
    assertThat(slots.size()).isEqualTo(5);
    assertThat(slots.contains(2)).isTrue();
    assertThat(slots.contains(4)).isFalse();
    assertThat(slots.contains(-1)).isFalse();
    assertThat(slots.stream()).containsExactly(1, 2, 3, 7, 9);
    assertThat(SlotSet.EMPTY).hasToString("[]");
    assertThat(SlotSet.EMPTY.isEmpty()).isTrue();
  }
}
