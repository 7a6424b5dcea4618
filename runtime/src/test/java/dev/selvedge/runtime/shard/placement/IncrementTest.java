package dev.selvedge.runtime.shard.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A view depends on the set of members alone: not on their order, and not on what was before. */
class IncrementTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05})
  void ten_thousand_orders_of_joining_end_in_one_view(double cap) {
    RingConfig config = new RingConfig(128, 1, cap);
    List<Member> members = new ArrayList<>(Rings.weighted(12, number -> 1 + number % 2));
    View expected = View.of(config, members, 1);
    IntBuffer owners = Rings.owners(expected);
    Random random = new Random(1);
    for (int shuffle = 0; shuffle < 10_000; shuffle++) {
      Collections.shuffle(members, random);
      View view = View.of(config, members.subList(0, 4), 1);
      for (int count = 5 + random.nextInt(4); count < 12; count += 1 + random.nextInt(4)) {
        view = view.with(members.subList(0, count));
      }
      view = view.with(members);

      assertThat(Rings.owners(view)).isEqualTo(owners);
      assertThat(view.fingerprint()).isEqualTo(expected.fingerprint());
    }
  }

  @Test
  void equal_weights_too() {
    RingConfig config = new RingConfig(256, 1, 0);
    List<Member> members = new ArrayList<>(Rings.members(12));
    IntBuffer owners = Rings.owners(View.of(config, members, 1));
    Random random = new Random(2);
    for (int shuffle = 0; shuffle < 10_000; shuffle++) {
      Collections.shuffle(members, random);
      View view = View.of(config, List.of(), 1);
      for (int count = 1; count <= 12; count += 1 + random.nextInt(3)) {
        view = view.with(members.subList(0, count));
      }

      assertThat(Rings.owners(view.with(members))).isEqualTo(owners);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1})
  void random_histories_end_in_the_view_that_is_made_from_scratch(double cap) {
    Random random = new Random(3);
    RingConfig config = new RingConfig(2048, 5, cap);
    List<Member> members = new ArrayList<>(Rings.members(10));
    View view = View.of(config, members, 1);
    for (int change = 0; change < 300; change++) {
      change(members, random, change);
      view = view.with(members);

      View scratch = View.of(config, members, view.version());
      assertThat(Rings.owners(view)).isEqualTo(Rings.owners(scratch));
      assertThat(view.members()).isEqualTo(scratch.members());
      assertThat(view.fingerprint()).isEqualTo(scratch.fingerprint());
      assertThat(view.version()).isEqualTo(change + 2);
    }
  }

  /** Several at once, so that joins, departures, weights and addresses come together. */
  private static void change(List<Member> members, Random random, int change) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(members.size());
      Member some = members.get(at);
      switch (random.nextInt(4)) {
        case 0 -> members.add(at, new Member("m" + change + "-" + i, ""));
        case 1 -> members.set(at, new Member(some.id(), some.address(), 0.5 + random.nextInt(4)));
        case 2 -> members.set(at, new Member(some.id(), "moved:1", some.weight()));
        default -> {
          if (members.size() > 3) {
            members.remove(at);
          }
        }
      }
    }
  }

  @Test
  void ten_thousand_members_join_and_leave_one_by_one() {
    compareAfterSteps(10_000, number -> 1);
  }

  @Test
  void thousands_of_members_of_different_weights_join_and_leave_one_by_one() {
    compareAfterSteps(3_000, number -> 1 + number % 7);
  }

  private static void compareAfterSteps(int count, IntToDoubleFunction weight) {
    RingConfig config = new RingConfig(1 << 13, 0, 0);
    List<Member> members = new ArrayList<>(Rings.weighted(count, weight));
    List<Member> present = new ArrayList<>(members.subList(0, count - 50));
    View view = View.of(config, present, 1);
    for (int joining = count - 50; joining < count; joining++) {
      present.add(members.get(joining));
      present.remove(joining % 100);
      view = view.with(present);
    }

    assertThat(Rings.owners(view)).isEqualTo(Rings.owners(View.of(config, present, 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 8, 12, 16, 18, 20})
  void any_number_of_slots_works(int bits) {
    RingConfig config = new RingConfig(1 << bits, 0, 0);
    List<Member> members = Rings.members(7);
    View view = View.of(config, members.subList(0, 5), 1).with(members);

    assertThat(Rings.owners(view)).isEqualTo(Rings.owners(View.of(config, members, 1)));
    assertThat(view.slot(0)).isZero();
    assertThat(view.slot(-1)).isEqualTo((1 << bits) - 1);
    assertThat(view.slot(Long.MIN_VALUE)).isEqualTo(1 << (bits - 1));
    assertThat(view.ownerIndex(-1)).isEqualTo(view.slotOwner((1 << bits) - 1));
  }
}
