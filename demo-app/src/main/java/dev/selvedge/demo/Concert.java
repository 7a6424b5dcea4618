package dev.selvedge.demo;

/**
 * A concert, whose sales belong to one node.
 *
 * @param id counted from 1
 */
record Concert(int id) {

  /** The concert that a seat is for, where so many concerts share all seats in turn. */
  static Concert of(Seat seat, int concerts) {
    return new Concert((seat.number() - 1) % concerts + 1);
  }
}
