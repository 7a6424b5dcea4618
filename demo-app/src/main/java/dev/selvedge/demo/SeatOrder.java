package dev.selvedge.demo;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The order in which the buyers of a branch want the seats: the best first, so that every branch is
 * after the same few seats at the same time. Tastes differ by a place or two.
 */
final class SeatOrder {

  private static final int TASTE = 3;

  private SeatOrder() {}

  /** All seats, in the order of one branch: the same for the same arguments. */
  static Queue<Seat> of(int seats, long seed, int branch) {
    Random random = new Random(seed * 31 + branch);
    record Wish(Seat seat, double rank) {}
    Queue<Seat> order = new ArrayDeque<>();
    IntStream.rangeClosed(1, seats)
        .mapToObj(number -> new Wish(new Seat(number), number + TASTE * random.nextDouble()))
        .sorted(Comparator.comparingDouble(Wish::rank))
        .forEach(wish -> order.add(wish.seat()));
    return order;
  }
}
