package dev.selvedge.demo;

/** What seats cost; to find out takes a few milliseconds, as it would at a pricing service. */
final class Pricing {

  private static final int SEATS_IN_A_BLOCK = 50;

  private Pricing() {}

  /** The price in whole euros: the nearer to the stage, the dearer. */
  static int of(Seat seat) {
    return Math.max(20, 80 - 10 * ((seat.number() - 1) / SEATS_IN_A_BLOCK));
  }

  /** The price as {@link #of} tells, after 6 to 10 ms, which depend on the seat alone. */
  static int workOut(Seat seat) throws InterruptedException {
    Thread.sleep(6 + seat.number() % 5);
    return of(seat);
  }
}
