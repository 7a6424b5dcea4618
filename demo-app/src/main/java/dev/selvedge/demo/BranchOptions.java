package dev.selvedge.demo;

import static dev.selvedge.demo.CommandLine.BUYERS;
import static dev.selvedge.demo.CommandLine.COORDINATOR;
import static dev.selvedge.demo.CommandLine.FAILURE_RATE;
import static dev.selvedge.demo.CommandLine.PROCESSES;
import static dev.selvedge.demo.CommandLine.SEATS;
import static dev.selvedge.demo.CommandLine.SEED;

import dev.selvedge.runtime.internal.Secrets;
import java.util.Optional;
import java.util.regex.Pattern;

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

  private static final Pattern COORDINATORS =
      Pattern.compile("local|file:.+|redis[-+a-z]*://.+|jdbc:[a-z0-9]+:.+");

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
    return new BranchOptions(
        (int) OptionValue.whole(PROCESSES, line.valueOf(PROCESSES, ""), 2, 16),
        coordinator(line),
        (int) OptionValue.whole(BUYERS, line.valueOf(BUYERS, "4"), 1, 50),
        (int) OptionValue.whole(SEATS, line.valueOf(SEATS, "200"), 1, 10_000),
        OptionValue.whole(SEED, line.valueOf(SEED, "42"), Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static Optional<String> coordinator(CommandLine line) throws BadOptionException {
    if (!line.has(COORDINATOR)) {
      return Optional.empty();
    }
    String text = line.valueOf(COORDINATOR, "");
    if (COORDINATORS.matcher(text).matches()) {
      return Optional.of(text);
    }
    String accepted = "file:DIR, redis://HOST:PORT, a jdbc: URL or local";
    throw new BadOptionException(
        text.isEmpty()
            ? COORDINATOR + " has no value; give it " + accepted
            : COORDINATOR
                + " is '"
                + Secrets.masked(text)
                + "', not a coordinator; give it "
                + accepted);
  }
}
