package dev.selvedge.runtime.shard.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.shard.KeyHash;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {
  private static final Member A = new Member("a", "host-a:1");
  private static final Member B = new Member("b", "host-b:1");
  private static final Member C = new Member("c", "host-c:1");

  private static View view(Member... members) {
    return View.of(RingConfig.DEFAULT, List.of(members), 1);
  }

  @Test
  void a_single_member_owns_every_key() {
    View view = view(A);

    assertThat(IntStream.range(0, 1000).map(key -> view.ownerIndex(KeyHash.of(key))))
        .containsOnly(0);
    assertThat(view.slotsOf("a").size()).isEqualTo(65_536);
    assertThat(view.ranked(17)).containsExactly(A);
  }

  @Test
  void without_members_nobody_owns_anything() {
    View view = view();

    assertThat(view.ownerIndex(KeyHash.of(1))).isEqualTo(-1);
    assertThat(view.ranked(1)).isEmpty();
    assertThat(view.with(List.of(A)).ownerIndex(KeyHash.of(1))).isZero();
    assertThat(view(A).with(List.of()).ownerIndex(KeyHash.of(1))).isEqualTo(-1);
  }

  @Test
  void members_are_sorted_and_found_by_id() {
    View view = view(C, A, B);

    assertThat(view.members()).containsExactly(A, B, C);
    assertThat(view.indexOf("c")).isEqualTo(2);
    assertThat(view.indexOf("d")).isNegative();
    assertThat(view.slotsOf("d")).isEqualTo(SlotSet.EMPTY);
  }

  @Test
  void two_members_of_one_id_are_refused() {
    assertThatThrownBy(() -> view(A, B, new Member("a", "elsewhere:1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two members have the id 'a'")
        .hasMessageContaining("elsewhere:1");
    assertThatThrownBy(() -> view(A).with(List.of(B, B)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void more_members_than_an_index_can_tell_are_refused() {
    List<Member> crowd =
        new AbstractList<>() {
          @Override
          public Member get(int index) {
            return Rings.member(index);
          }

          @Override
          public int size() {
            return 32_768;
          }
        };

    assertThatThrownBy(() -> View.of(RingConfig.DEFAULT, crowd, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32768 members are more than the 32767 that a ring can have");
  }

  @Test
  void hosts_and_ports_that_read_alike_when_joined_are_different_members() {
    Member one = new Member("10.0.0.1:12200", "");
    Member other = new Member("10.0.0.11:2200", "");
    View view = view(one, other);

    assertThat(view.slotsOf(one.id()).size()).isBetween(30_000, 35_000);
    assertThat(view.slotsOf(other.id()).size()).isBetween(30_000, 35_000);
  }

  @Test
  void equal_weights_share_out_alike_whatever_they_are() {
    List<Member> ones = Rings.members(20);
    List<Member> halves = Rings.weighted(20, number -> 0.5);

    assertThat(Rings.owners(View.of(RingConfig.DEFAULT, halves, 1)))
        .isEqualTo(Rings.owners(View.of(RingConfig.DEFAULT, ones, 1)));
  }

  @Test
  void a_member_of_another_weight_leaves_the_order_of_the_others_as_it_is() {
    RingConfig config = new RingConfig(1024, 0, 0);
    View equal = View.of(config, Rings.members(20), 1);
    View mixed = equal.with(Rings.and(Rings.members(20), new Member("light", "", 0.3)));

    for (int slot = 0; slot < 1024; slot++) {
      assertThat(mixed.ranked(slot).stream().map(Member::id).filter(id -> !id.equals("light")))
          .containsExactlyElementsOf(equal.ranked(slot).stream().map(Member::id).toList());
    }
  }

  @Test
  void the_lowest_cost_owns_the_slot_even_among_extreme_weights() {
    double[] weights = {0.001, 0.002, 1, 1.0000001, 1.5, 999_999, 1_000_000, 1_000_000};
    List<Member> members = Rings.weighted(weights.length, number -> weights[number]);
    View view = View.of(new RingConfig(1 << 13, 0, 0), members, 1);
    View small = View.of(new RingConfig(1 << 13, 0, 0), members.subList(0, 5), 1);

    assertLowestCostOwns(view);
    assertLowestCostOwns(small);
  }

  private static void assertLowestCostOwns(View view) {
    Rendezvous rendezvous = Rendezvous.of(view.config().seed(), view.members());
    for (int slot = 0; slot < view.config().slots(); slot++) {
      int lowest = -1;
      double lowestCost = Double.POSITIVE_INFINITY;
      for (int member = 0; member < view.members().size(); member++) {
        double u = ((rendezvous.draw(member, slot) >>> 12) + 0.5) * 0x1p-52;
        double cost = -StrictMath.log(u) / view.members().get(member).weight();
        if (cost < lowestCost) {
          lowestCost = cost;
          lowest = member;
        }
      }
      assertThat(view.slotOwner(slot)).isEqualTo(lowest);
    }
  }

  @Test
  void says_what_it_is_of() {
    assertThat(view(A, B))
        .hasToString(
            "view 1 of 2 members and 65536 slots, fingerprint "
                + Long.toHexString(view(A, B).fingerprint()));
  }

  @Test
  void an_address_moves_nothing_and_is_seen() {
    View before = view(A, B, C);
    Member moved = new Member("b", "elsewhere:1");
    View after = before.with(List.of(A, moved, C));

    assertThat(after.members()).containsExactly(A, moved, C);
    assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
    assertThat(SlotMoves.between(before, after).moved()).isZero();
  }

  @Test
  void all_that_decides_who_owns_a_key_is_in_the_fingerprint() {
    PinnedSlots pins = PinnedSlots.parse("0-7=a,8-15=b", 16);
    PinnedSlots otherPins = PinnedSlots.parse("0-8=a,9-15=b", 16);
    List<Member> members = List.of(A, B);
    Stream<View> views =
        Stream.of(
            View.of(RingConfig.DEFAULT, members, 1),
            View.of(RingConfig.DEFAULT, List.of(A), 1),
            View.of(RingConfig.DEFAULT, List.of(A, C), 1),
            View.of(RingConfig.DEFAULT, List.of(A, new Member("b", "", 2)), 1),
            View.of(new RingConfig(1 << 15, 0, 0), members, 1),
            View.of(new RingConfig(1 << 16, 1, 0), members, 1),
            View.of(new RingConfig(1 << 16, 0, 0.1), members, 1),
            View.of(new RingConfig(16, 0, 0), members, 1),
            View.of(new RingConfig(16, 0, 0, pins), members, 1),
            View.of(new RingConfig(16, 0, 0, otherPins), members, 1));

    assertThat(views.map(View::fingerprint)).doesNotHaveDuplicates();
  }

  @Test
  void nothing_else_is() {
    View view = View.of(new RingConfig(65_536, 0, -0.0), Set.of(A, B), 9);

    assertThat(view.fingerprint()).isEqualTo(view(B, A).fingerprint());
  }

  @Test
  void versions_count() {
    View view = View.of(RingConfig.DEFAULT, List.of(A), 7);

    assertThat(view.version()).isEqualTo(7);
    assertThat(view.with(List.of(A, B)).version()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 100, 65_535, 1 << 21, -16})
  void a_number_of_slots_that_is_no_power_of_two_in_range_is_refused(int slots) {
    assertThatThrownBy(() -> new RingConfig(slots, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(slots + " slots");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0.001, 10.5, Double.NaN})
  void a_cap_that_is_none_is_refused(double cap) {
    assertThatThrownBy(() -> new RingConfig(16, 0, cap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loadCap " + cap);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.0009, 1_000_001, Double.NaN, Double.POSITIVE_INFINITY})
  void a_weight_that_is_none_is_refused(double weight) {
    assertThatThrownBy(() -> new Member("a", "", weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight " + weight + " of member 'a'");
  }
}
