package dev.selvedge.runtime.shard.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A million keys are shared out evenly, whatever the seed. */
class BalanceTest {
  private static final int SEEDS = 16;

  @ParameterizedTest
  @CsvSource({"2, 1.05", "10, 1.05", "100, 1.20"})
  void nobody_has_much_more_than_the_average(int count, double peak) {
    for (int seed = 0; seed < SEEDS; seed++) {
      View view = View.of(Rings.seeded(seed), Rings.members(count), 1);

      assertThat(peak(view)).as("seed %s", seed).isLessThanOrEqualTo(peak);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50})
  void shares_are_proportional_to_weights(int count) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Member> members = Rings.weighted(count, number -> 1 + number % 4);
      View view = View.of(Rings.seeded(seed), members, 1);

      long[] keys = Rings.keysOf(view);
      double total = members.stream().mapToDouble(Member::weight).sum();
      for (int member = 0; member < count; member++) {
        double expected = Rings.KEYS * view.members().get(member).weight() / total;
        assertThat(keys[member] / expected)
            .as("seed %s, %s", seed, view.members().get(member))
            .isBetween(0.85, 1.15);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 0.05", "100, 0.05"})
  void a_cap_bounds_the_slots_of_each(int count, double cap) {
    for (int seed = 0; seed < SEEDS; seed++) {
      RingConfig config = new RingConfig(Rings.SLOTS, seed, cap);
      View view = View.of(config, Rings.members(count), 1);

      int most = (int) Math.ceil((1 + cap) * Rings.SLOTS / count);
      for (Member member : view.members()) {
        assertThat(view.slotsOf(member.id()).size()).isLessThanOrEqualTo(most);
      }
      assertThat(peak(view)).isLessThanOrEqualTo(1 + cap + 0.05); // slots differ in their keys
    }
  }

  private static double peak(View view) {
    long[] keys = Rings.keysOf(view);
    return Arrays.stream(keys).max().orElseThrow() * (double) keys.length / Rings.KEYS;
  }
}
