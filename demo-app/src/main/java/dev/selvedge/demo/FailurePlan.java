package dev.selvedge.demo;

/**
 * The decision which requests fail, and how: a pure function of seed, seat and attempt, so that the
 * same arguments give the same failures however the threads are scheduled.
 *
 * <p>Every attempt fails with the same probability, whatever came before. Nothing spares a seat
 * that has failed many times already: whether all sales complete is up to the retrying alone.
 *
 * @param rate share of requests that fail, from 0 to 1, spread evenly over the kinds of failure
 */
record FailurePlan(long seed, double rate) {

  private static final Behaviour[] FAILURES = {
    Behaviour.REFUSE, Behaviour.HANG_UP, Behaviour.STALL
  };

  /**
   * What happens to one request.
   *
   * @param attempt counted from 1, per seat
   */
  Behaviour behaviour(Seat seat, int attempt) {
    double draw = uniform(mix(mix(mix(seed) + seat.number()) + attempt));
    if (draw >= rate) {
      return Behaviour.ANSWER;
    }
    // draw is uniform below rate here, so its place in that range picks the kind; rounding may
    // lift the quotient to 1
    int kind = (int) (draw / rate * FAILURES.length);
    return FAILURES[Math.min(kind, FAILURES.length - 1)];
  }

  /** Spreads a number over all 64 bits, so that neighbouring seats and attempts share nothing. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static double uniform(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
