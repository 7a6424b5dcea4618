package dev.selvedge.demo;

/**
 * A seat for sale.
 *
 * @param number counted from 1
 */
record Seat(int number) {

  /**
   * What names the sale of this seat to the payment service. It is the same on every attempt, which
   * is what makes it safe to charge again after a reply that never came.
   */
  String idempotencyKey() {
    return "seat-" + number;
  }
}
