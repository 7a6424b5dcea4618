package dev.selvedge.runtime.shard.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinnedSlotsTest {
  private static final Member DB1 = new Member("db1", "");
  private static final Member DB2 = new Member("db2", "");

  private static RingConfig pinned(String text) {
    return new RingConfig(16, 0, 0, PinnedSlots.parse(text, 16));
  }

  @Test
  void decide_who_owns_a_slot() {
    View view = View.of(pinned("0-9=db2, 10=db1, 11-15=db2"), List.of(DB1, DB2), 1);

    assertThat(view.slotsOf("db1")).isEqualTo(SlotSet.of(10));
    assertThat(view.slotsOf("db2").size()).isEqualTo(15);
    assertThat(view.ownerIndex(10L << 60)).isZero();
    assertThat(view.ranked(10)).containsExactly(DB1, DB2);
    assertThat(view.ranked(11)).containsExactly(DB2, DB1);
  }

  @Test
  void stay_when_a_member_joins_that_none_is_pinned_to() {
    View before = View.of(pinned("0-15=db1"), List.of(DB1), 1);
    View after = before.with(List.of(DB1, DB2));

    assertThat(SlotMoves.between(before, after).moved()).isZero();
    assertThat(after.slotsOf("db2")).isEqualTo(SlotSet.EMPTY);
  }

  @Test
  void need_their_members() {
    assertThatThrownBy(() -> View.of(pinned("0-7=db1,8-15=db3"), List.of(DB1, DB2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "8-15=db3 pins slots to 'db3', which is none of [db1, db2]; add it, or pin them to one"
                + " of these");
  }

  @Test
  void are_equal_however_they_are_written() {
    PinnedSlots one = PinnedSlots.parse("0-7=db1,8-15=db2", 16);
    PinnedSlots other = PinnedSlots.parse(" 8 - 15 = db2 , 0-3=db1,4=db1,5-7=db1", 16);

    assertThat(other).isEqualTo(one).hasSameHashCodeAs(one).hasToString("0-7=db1,8-15=db2");
    assertThat(PinnedSlots.parse(one.toString(), 16)).isEqualTo(one);
    List<Member> members = List.of(DB1, DB2);
    assertThat(View.of(new RingConfig(16, 0, 0, other), members, 1).fingerprint())
        .isEqualTo(View.of(new RingConfig(16, 0, 0, one), members, 1).fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0-14=db1         | slot 15 is pinned to nobody
          0-3=a,8-15=b     | slots 4 to 7 are pinned to nobody
          1-15=a           | slot 0 is pinned to nobody
          0-8=a,8-15=b     | slot 8 is pinned twice, by 0-8=a and 8-15=b
          0-15=a,3=a       | slot 3 is pinned twice
          0-16=a           | '0-16=a' is no range of slots from 0 to 15
          7-0=a            | '7-0=a' is no range of slots
          0-15             | '0-15' pins nothing; write FIRST-LAST=ID
          0-15=            | '0-15=' pins nothing
          0-15=a,          | '' pins nothing
          -1-15=a          | pins nothing
          0-99999999=a     | pins nothing
          """)
  void that_leave_a_slot_out_or_name_it_twice_are_refused(String text, String message) {
    assertThatThrownBy(() -> PinnedSlots.parse(text, 16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void are_for_one_number_of_slots_and_go_with_no_cap() {
    PinnedSlots pins = PinnedSlots.parse("0-15=db1", 16);

    assertThatThrownBy(() -> new RingConfig(32, 0, 0, pins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the pinned map is for 16 slots, the ring has 32");
    assertThatThrownBy(() -> new RingConfig(16, 0, 0.1, pins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loadCap 0.1 cannot be kept");
  }
}
