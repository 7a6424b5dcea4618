package dev.selvedge.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the program was asked to do.
 *
 * @param buyers threads that buy, 1 to 200, 16 unless given
 * @param seats seats for sale, 1 to 10000, 200 unless given
 * @param failureRate share of payment requests that fail, 0 to 1, 1/3 unless given
 * @param seed picks which requests fail, 42 unless given
 * @param help whether to explain the options and do nothing else
 */
record Options(int buyers, int seats, double failureRate, long seed, boolean help) {

  static final String USAGE =
      """
      usage: java [-javaagent:agent/target/selvedge-agent.jar] -jar demo-app/target/demo-app.jar [options]

      A ticket office sells seats against a payment service that keeps failing: it answers 503,
      hangs up or stalls. Without the agent, each such failure is a lost sale.

        --buyers N         buyers, one thread each, 1 to 200 (16)
        --seats N          seats for sale, 1 to 10000 (200)
        --failure-rate R   share of payment requests that fail, 0 to 1, such as 0.5 or 1/3 (1/3)
        --seed N           picks which requests fail: the same seed, the same failures (42)
        --help             this text

      exit codes: 0 every sale was completed, 1 sales were lost, 2 an option is wrong
      """;

  private static final List<String> TAKING_VALUES =
      List.of("--buyers", "--seats", "--failure-rate", "--seed");
  private static final List<String> NAMES =
      List.of("--buyers", "--seats", "--failure-rate", "--seed", "--help");

  /**
   * Reads the command line; {@code --seats 50} and {@code --seats=50} are the same, and the last of
   * several values counts.
   *
   * @throws BadOptionException at the first argument that cannot be taken
   */
  static Options parse(List<String> arguments) throws BadOptionException {
    Map<String, String> given = new HashMap<>();
    boolean help = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (argument.equals("--help") || argument.equals("-h")) {
        help = true;
      } else if (!TAKING_VALUES.contains(name)) {
        throw unknown(argument, name);
      } else if (equals >= 0) {
        given.put(name, argument.substring(equals + 1));
      } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")) {
        given.put(name, arguments.get(++i));
      } else {
        given.put(name, "");
      }
    }
    return new Options(
        (int) OptionValue.whole("--buyers", given.getOrDefault("--buyers", "16"), 1, 200),
        (int) OptionValue.whole("--seats", given.getOrDefault("--seats", "200"), 1, 10_000),
        OptionValue.share("--failure-rate", given.getOrDefault("--failure-rate", "1/3")),
        OptionValue.whole(
            "--seed", given.getOrDefault("--seed", "42"), Long.MIN_VALUE, Long.MAX_VALUE),
        help);
  }

  private static BadOptionException unknown(String argument, String name) {
    if (name.equals("--help")) {
      return new BadOptionException("--help takes no value, got '" + argument + "'; leave it out");
    }
    if (!name.startsWith("-")) {
      return new BadOptionException(
          "unexpected argument '" + argument + "'; write options as --seats 200, see --help");
    }
    return new BadOptionException(
        "unknown option "
            + name
            + NearestName.of(name, NAMES).map(near -> ": did you mean " + near + "?").orElse(";")
            + " --help lists all options");
  }
}
