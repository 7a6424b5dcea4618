package dev.selvedge.demo;

import java.time.Duration;
import java.util.List;

/**
 * How one branch did.
 *
 * @param branch its number, counted from 1
 * @param sold tickets
 * @param tooLate calls that found the seat sold
 * @param refused calls that got no lock in time, or lost it
 * @param waits calls that waited for {@link LockWaits#NOTICED} or longer
 * @param waited all waiting of all its buyers
 * @param longest the longest wait of one call
 */
record BranchResult(
    int branch, int sold, int tooLate, int refused, int waits, Duration waited, Duration longest) {

  /** One line that {@link #parse} reads. */
  String line() {
    return String.join(
        " ",
        List.of(branch, sold, tooLate, refused, waits, waited, longest).stream()
            .map(Object::toString)
            .toList());
  }

  static BranchResult parse(String line) {
    String[] fields = line.split(" ", -1);
    return new BranchResult(
        Integer.parseInt(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        Integer.parseInt(fields[4]),
        Duration.parse(fields[5]),
        Duration.parse(fields[6]));
  }
}
