package dev.selvedge.demo;

import java.util.stream.IntStream;

/** Finds a seat whose attempts a plan treats as a test needs it. */
final class SeatSearch {

  private SeatSearch() {}

  static Seat seatThatMeets(FailurePlan plan, Behaviour... attempts) {
    return IntStream.rangeClosed(1, 10_000)
        .mapToObj(Seat::new)
        .filter(seat -> meets(plan, seat, attempts))
        .findFirst()
        .orElseThrow();
  }

  private static boolean meets(FailurePlan plan, Seat seat, Behaviour... attempts) {
    return IntStream.range(0, attempts.length)
        .allMatch(i -> plan.behaviour(seat, i + 1) == attempts[i]);
  }
}
