package dev.selvedge.runtime.shard.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the members change, what has to move moves, and nothing else. */
class MovementTest {
  private static final int SEEDS = 16;

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100})
  void who_leaves_loses_its_keys_and_nobody_else_loses_any(int count) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Member> members = Rings.members(count);
      Member left = members.get(seed % count);
      View before = View.of(Rings.seeded(seed), members, 1);
      View after = before.with(Rings.without(members, left));

      SlotMoves moves = SlotMoves.between(before, after);
      SlotSet lost = moves.lostBy(left.id());
      assertThat(lost).isEqualTo(before.slotsOf(left.id()));
      assertThat(moves.moved()).isEqualTo(lost.size());
      assertThat(Rings.keysIn(lost)).isEqualTo(Rings.keysOf(before)[before.indexOf(left.id())]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100})
  void who_joins_is_given_its_share_and_nobody_else_gains_any(int count) {
    for (int seed = 0; seed < SEEDS; seed++) {
      View before = View.of(Rings.seeded(seed), Rings.members(count), 1);
      Member joined = new Member("new", "");
      View after = before.with(Rings.and(before.members(), joined));

      SlotMoves moves = SlotMoves.between(before, after);
      assertThat(moves.gainedBy("new")).isEqualTo(after.slotsOf("new"));
      assertThat(moves.moved()).isEqualTo(after.slotsOf("new").size());
      double fair = Rings.SLOTS / (count + 1.0);
      assertThat(after.slotsOf("new").size() / fair).isBetween(0.85, 1.15);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 3})
  void a_changed_weight_moves_keys_only_to_or_from_that_member(double weight) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Member> members = new ArrayList<>(Rings.weighted(12, number -> 1 + number % 3));
      View before = View.of(Rings.seeded(seed), members, 1);
      Member changed = members.get(3);
      members.set(3, new Member(changed.id(), changed.address(), weight));
      View after = before.with(members);

      SlotMoves moves = SlotMoves.between(before, after);
      SlotSet gained = moves.gainedBy(changed.id());
      SlotSet lost = moves.lostBy(changed.id());
      assertThat(moves.moved()).isPositive().isEqualTo(gained.size() + lost.size());
      assertThat(weight > changed.weight() ? lost : gained).isEqualTo(SlotSet.EMPTY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void who_leaves_a_weighted_ring_loses_its_keys_and_nobody_else_loses_any(int count) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Member> members = Rings.weighted(count, number -> 0.25 + number % 5);
      Member left = members.get(seed % count);
      View before = View.of(Rings.seeded(seed), members, 1);
      View after = before.with(Rings.without(members, left));

      assertThat(SlotMoves.between(before, after).moved())
          .isEqualTo(before.slotsOf(left.id()).size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void a_cap_lets_few_others_lose_keys(int count) {
    for (int seed = 0; seed < SEEDS; seed++) {
      RingConfig config = new RingConfig(Rings.SLOTS, seed, 0.05);
      List<Member> members = Rings.members(count);
      Member left = members.get(seed % count);
      View before = View.of(config, members, 1);
      View after = before.with(Rings.without(members, left));

      SlotMoves moves = SlotMoves.between(before, after);
      int collateral = moves.moved() - moves.lostBy(left.id()).size();
      assertThat(collateral).isLessThan(Rings.SLOTS / 500);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40})
  void the_next_in_rank_takes_over_what_the_owner_leaves(int count) {
    List<Member> members = Rings.weighted(count, number -> 1 + number % 2);
    View before = View.of(new RingConfig(1024, 3, 0), members, 1);
    for (int slot = 0; slot < 1024; slot++) {
      List<Member> ranked = before.ranked(slot);
      assertThat(ranked).hasSize(count).containsExactlyInAnyOrderElementsOf(members);
      assertThat(ranked.get(0)).isEqualTo(before.members().get(before.slotOwner(slot)));
    }
    View after = before.with(Rings.without(members, members.get(0)));
    before.slotsOf(members.get(0).id()).stream()
        .forEach(
            slot ->
                assertThat(after.ranked(slot)).isEqualTo(before.ranked(slot).subList(1, count)));
  }
}
