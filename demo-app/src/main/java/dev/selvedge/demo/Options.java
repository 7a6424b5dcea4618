package dev.selvedge.demo;

import static dev.selvedge.demo.CommandLine.BUYERS;
import static dev.selvedge.demo.CommandLine.CONCERTS;
import static dev.selvedge.demo.CommandLine.COORDINATOR;
import static dev.selvedge.demo.CommandLine.FAILURE_RATE;
import static dev.selvedge.demo.CommandLine.NODES;
import static dev.selvedge.demo.CommandLine.PROCESSES;
import static dev.selvedge.demo.CommandLine.SEATS;
import static dev.selvedge.demo.CommandLine.SEED;

/**
 * What the first act was asked to do.
 *
 * @param buyers threads that buy, 1 to 200, 16 unless given
 * @param seats seats for sale, 1 to 10000, 200 unless given
 * @param failureRate share of payment requests that fail, 0 to 1, 1/3 unless given
 * @param seed picks which requests fail, 42 unless given
 */
record Options(int buyers, int seats, double failureRate, long seed) {

  /**
   * Reads the values.
   *
   * @throws BadOptionException at the first one that cannot be taken
   */
  static Options of(CommandLine line) throws BadOptionException {
    if (line.has(CONCERTS)) {
      throw new BadOptionException(CONCERTS + " goes with nodes; add " + NODES + " 3");
    }
    if (line.has(COORDINATOR)) {
      throw new BadOptionException(
          COORDINATOR + " goes with several processes; add " + PROCESSES + " 3, or leave it out");
    }
    return new Options(
        (int) OptionValue.whole(BUYERS, line.valueOf(BUYERS, "16"), 1, 200),
        (int) OptionValue.whole(SEATS, line.valueOf(SEATS, "200"), 1, 10_000),
        OptionValue.share(FAILURE_RATE, line.valueOf(FAILURE_RATE, "1/3")),
        OptionValue.whole(SEED, line.valueOf(SEED, "42"), Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
