package dev.selvedge.runtime.shard.placement;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadCapTest {

  @Test
  void is_what_comes_of_all_slots_asking_at_once_round_after_round() {
    for (int seed = 0; seed < 20; seed++) {
      RingConfig config = new RingConfig(256, seed, 0.05);
      List<Member> members = Rings.weighted(9, number -> 0.5 + number % 3);
      View view = View.of(config, members, 1);

      Map<Integer, String> expected = inRounds(config, members);
      for (int slot = 0; slot < 256; slot++) {
        assertThat(view.members().get(view.slotOwner(slot)).id()).isEqualTo(expected.get(slot));
      }
    }
  }

  /** The same by another way: rounds in which all that have no place ask their next choice. */
  private static Map<Integer, String> inRounds(RingConfig config, List<Member> members) {
    List<Member> sorted = members.stream().sorted(comparing(Member::id)).toList();
    double total = sorted.stream().mapToDouble(Member::weight).sum();
    Rendezvous rendezvous = Rendezvous.of(config.seed(), sorted);
    int[] asked = new int[config.slots()];
    List<List<Integer>> held = new ArrayList<>();
    sorted.forEach(member -> held.add(new ArrayList<>()));
    List<Integer> homeless = new ArrayList<>();
    for (int slot = 0; slot < config.slots(); slot++) {
      homeless.add(slot);
    }
    while (!homeless.isEmpty()) {
      for (int slot : homeless) {
        held.get(rendezvous.ranked(slot)[asked[slot]++]).add(slot);
      }
      homeless.clear();
      for (int m = 0; m < sorted.size(); m++) {
        int member = m;
        int room = (int) Math.ceil(1.05 * config.slots() * sorted.get(member).weight() / total);
        List<Integer> slots = held.get(member);
        slots.sort(
            (a, b) -> Long.compareUnsigned(rendezvous.draw(member, b), rendezvous.draw(member, a)));
        while (slots.size() > room) {
          homeless.add(slots.remove(slots.size() - 1));
        }
      }
    }
    Map<Integer, String> owners = new HashMap<>();
    for (int member = 0; member < sorted.size(); member++) {
      for (int slot : held.get(member)) {
        owners.put(slot, sorted.get(member).id());
      }
    }
    return owners;
  }

  @Test
  void nobody_is_above_its_share_by_weight() {
    RingConfig config = new RingConfig(1 << 12, 1, 0.02);
    View view = View.of(config, Rings.weighted(20, number -> 1 + number % 5), 1);

    double total = view.members().stream().mapToDouble(Member::weight).sum();
    for (Member member : view.members()) {
      assertThat(view.slotsOf(member.id()).size())
          .isLessThanOrEqualTo((int) Math.ceil(1.02 * 4096 * member.weight() / total));
    }
  }

  @Test
  void the_tightest_cap_leaves_no_slot_without_an_owner() {
    View view = View.of(new RingConfig(1 << 12, 1, 0.01), Rings.members(64), 1);

    assertThat(Rings.owners(view).array()).doesNotContain(-1);
    assertThat(view.members())
        .allSatisfy(member -> assertThat(view.slotsOf(member.id()).size()).isBetween(1, 65));
  }

  @Test
  void more_members_than_slots_have_at_most_one_each() {
    View view = View.of(new RingConfig(16, 0, 0.05), Rings.members(40), 1);

    assertThat(Rings.owners(view).array()).doesNotHaveDuplicates().doesNotContain(-1);
  }

  @Test
  void one_member_has_everything() {
    View view = View.of(new RingConfig(64, 0, 0.05), Rings.members(1), 1);

    assertThat(view.slotsOf("node-0").size()).isEqualTo(64);
  }
}
