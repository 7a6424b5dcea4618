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
 * What the second act was asked to do.
 *
 * @param processes branches, a JVM each, 2 to 16
 * @param coordinator where locks are kept; empty for a temporary directory
 * @param buyers threads that buy in each branch, 1 to 50, 4 unless given
 * @param seats seats for sale, 1 to 10000, 200 unless given
 * @param seed picks the order in which buyers want the seats, 42 unless given
 */
record BranchOptions(
    int processes, Optional<String> coordinator, int buyers, int seats, long seed) {

  /**
   * Reads the values.
   *
   * @throws BadOptionException at the first one that cannot be taken
   */
  static BranchOptions of(CommandLine line) throws BadOptionException {
    if (line.has(FAILURE_RATE)) {
      throw new BadOptionException(
          FAILURE_RATE + " goes with one process only; leave it out, or " + PROCESSES);
    }
    if (line.has(CONCERTS)) {
      throw new BadOptionException(CONCERTS + " goes with nodes; add " + NODES + " 3");
    }
    return new BranchOptions(
        (int) OptionValue.whole(PROCESSES, line.valueOf(PROCESSES, ""), 2, 16),
        OptionValue.coordinator(line, true),
        (int) OptionValue.whole(BUYERS, line.valueOf(BUYERS, "4"), 1, 50),
        (int) OptionValue.whole(SEATS, line.valueOf(SEATS, "200"), 1, 10_000),
        OptionValue.whole(SEED, line.valueOf(SEED, "42"), Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
