package dev.selvedge.demo;

/**
 * What the database says was sold.
 *
 * @param once seats that were sold once
 * @param again seats that were sold twice or more often
 * @param tickets all tickets, those for the same seat too
 * @param worth prices of the seats that were sold, each counted once, in euros
 * @param taken what the buyers paid, in euros
 */
record Sales(int once, int again, int tickets, long worth, long taken) {

  /** Whether every seat was sold, and none of them again. */
  boolean complete(int seats) {
    return once == seats;
  }

  /** In words, what went well or what went most wrong. */
  String outcome(int seats) {
    String all = " of " + ReportText.counted(seats, "seat", "seats");
    if (complete(seats)) {
      return once + all + " sold once";
    }
    return again > 0 ? again + all + " sold twice or more often" : seats - once + all + " not sold";
  }
}
