package dev.selvedge.benchmarks.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private final Balance balance = new Balance(3, 20_000);

  @Test
  void tables_have_a_row_for_each_algorithm_and_size() {
    String shares = balance.shares("Some", Algorithm.all(), List.of(2, 5), member -> 1);
    String movement = balance.movement("Some", Algorithm.all(), List.of(2, 5), member -> 1);

    assertThat(shares).startsWith("### Some (20,000 keys, 3 seeds)");
    assertThat(shares.lines().filter(line -> line.startsWith("| ")))
        .hasSize(1 + 2 * Algorithm.all().size());
    assertThat(movement.lines().filter(line -> line.startsWith("| ")))
        .hasSize(1 + 2 * Algorithm.all().size());
  }

  @Test
  void what_moves_beyond_the_share_of_the_one_is_collateral() {
    int[] with = {0, 1, 2, 2, 1, 0};
    int[] without = {0, 0, 1, 0, 1, 1}; // the member after the one that is gone has moved up

    assertThat(Balance.Moves.of(with, without, 1)).isEqualTo(new Balance.Moves(2, 4));
    assertThat(Balance.Moves.of(with, without, 1).collateral()).isEqualTo(2);
  }
}
