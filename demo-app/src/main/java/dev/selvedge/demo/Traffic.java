package dev.selvedge.demo;

/**
 * What a payment service has done since it started: its requests by outcome, its book by result.
 */
record Traffic(
    int answered,
    int refused,
    int hungUp,
    int stalled,
    int seatsSeen,
    int seatsCharged,
    int doubleCharges,
    int repeatsRecognised) {

  /** All requests for a charge, the failed ones included. */
  int requests() {
    return answered + refused + hungUp + stalled;
  }

  /** Requests beyond the first for each seat. */
  int retries() {
    return requests() - seatsSeen;
  }
}
