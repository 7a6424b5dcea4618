package dev.selvedge.demo;

import static dev.selvedge.demo.CommandLine.BUYERS;
import static dev.selvedge.demo.CommandLine.CONCERTS;
import static dev.selvedge.demo.CommandLine.FAILURE_RATE;
import static dev.selvedge.demo.CommandLine.NODES;
import static dev.selvedge.demo.CommandLine.PROCESSES;
import static dev.selvedge.demo.CommandLine.SEATS;
import static dev.selvedge.demo.CommandLine.SEED;

import java.util.Optional;

/**
 * What the third act was asked to do.
 *
 * @param nodes a JVM each, 3 to 9: where one of two is gone, nothing is left to be shared out
 * @param coordinator where nodes learn of each other and locks are kept; empty for a temporary
 *     directory
 * @param concerts 1 to 1000, 300 unless given
 * @param seats for sale at all concerts together, 1 to 10000, 900 unless given
 * @param buyers threads that buy at each node, 1 to 50, 4 unless given
 * @param seed picks the order in which buyers want the seats, 42 unless given
 */
record NodeOptions(
    int nodes, Optional<String> coordinator, int concerts, int seats, int buyers, long seed) {

  /**
   * Reads the values.
   *
   * @throws BadOptionException at the first one that cannot be taken
   */
  static NodeOptions of(CommandLine line) throws BadOptionException {
    for (String other : new String[] {PROCESSES, FAILURE_RATE}) {
      if (line.has(other)) {
        throw new BadOptionException(other + " belongs to another act; leave it out, or " + NODES);
      }
    }
    return new NodeOptions(
        (int) OptionValue.whole(NODES, line.valueOf(NODES, ""), 3, 9),
        OptionValue.coordinator(line, false),
        (int) OptionValue.whole(CONCERTS, line.valueOf(CONCERTS, "300"), 1, 1_000),
        (int) OptionValue.whole(SEATS, line.valueOf(SEATS, "900"), 1, 10_000),
        (int) OptionValue.whole(BUYERS, line.valueOf(BUYERS, "4"), 1, 50),
        OptionValue.whole(SEED, line.valueOf(SEED, "42"), Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
