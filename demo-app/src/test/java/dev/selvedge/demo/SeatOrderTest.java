package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatOrderTest {

  @Test
  void everySeatIsWantedOnce() {
    assertThat(SeatOrder.of(200, 42, 1))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 200).mapToObj(Seat::new).toList());
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    assertThat(order(42, 1)).isEqualTo(order(42, 1)).isNotEqualTo(order(43, 1));
  }

  @Test
  void branchesWantTheSeatsInNearlyTheSameOrder() {
    List<Seat> first = order(42, 1);
    List<Seat> second = order(42, 2);

    assertThat(first).isNotEqualTo(second);
    assertThat(first)
        .allSatisfy(
            seat -> assertThat(first.indexOf(seat) - second.indexOf(seat)).isBetween(-5, 5));
  }

  private static List<Seat> order(long seed, int branch) {
    return List.copyOf(SeatOrder.of(200, seed, branch));
  }
}
