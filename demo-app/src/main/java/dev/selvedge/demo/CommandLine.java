package dev.selvedge.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The arguments, taken apart into options and the text of their values.
 *
 * @param values by option, {@code --seats} for one; without an entry if it was not given
 * @param help whether to explain the options and do nothing else
 */
record CommandLine(Map<String, String> values, boolean help) {

  static final String USAGE =
      """
      usage: java [-javaagent:agent/target/selvedge-agent.jar] -jar demo-app/target/demo-app.jar [options]

      First act: a ticket office sells seats against a payment service that keeps failing: it answers
      503, hangs up or stalls. Without the agent, each such failure is a lost sale.

        --buyers N         buyers, one thread each, 1 to 200 (16)
        --seats N          seats for sale, 1 to 10000 (200)
        --failure-rate R   share of payment requests that fail, 0 to 1, such as 0.5 or 1/3 (1/3)
        --seed N           picks which requests fail: the same seed, the same failures (42)

      Second act, with --processes: branches of the office, a JVM each, sell the same seats from one
      database, which reads, thinks and writes. Without the agent, seats are sold twice.

        --processes N      branches, 2 to 16; chooses this act
        --coordinator C    where locks are kept: file:DIR, redis://HOST:PORT, jdbc:URL, or local, which
                           is each process by itself (file: in a temporary directory)
        --buyers N         buyers in each branch, one thread each, 1 to 50 (4)
        --seats N          seats for sale, 1 to 10000 (200)
        --seed N           picks the order in which buyers want the seats (42)

      Third act, with --nodes: each concert has its owner among the nodes, a JVM each, who sells all
      seats of it, whichever node the buyer is at. Midway a node is killed. Without the agent, every
      node sells on its own, and seats are sold twice.

        --nodes N          nodes, 3 to 9; chooses this act
        --coordinator C    where nodes learn of each other, and locks are kept: file:DIR,
                           redis://HOST:PORT or jdbc:URL (file: in a temporary directory)
        --concerts N       concerts, 1 to 1000 (300)
        --seats N          seats for sale, which the concerts share, 1 to 10000 (900)
        --buyers N         buyers at each node, one thread each, 1 to 50 (4)
        --seed N           picks the order in which buyers want the seats (42)

        --help             this text

      exit codes: 0 every sale was completed, and every seat sold once
                  1 sales were lost, seats sold twice, or more concerts moved than had to
                  2 an option is wrong
                  3 a branch or a node could not go on, for one because its coordinator cannot be
                    reached
      """;

  static final String BUYERS = "--buyers";
  static final String SEATS = "--seats";
  static final String FAILURE_RATE = "--failure-rate";
  static final String SEED = "--seed";
  static final String PROCESSES = "--processes";
  static final String COORDINATOR = "--coordinator";
  static final String NODES = "--nodes";
  static final String CONCERTS = "--concerts";

  private static final List<String> TAKING_VALUES =
      List.of(BUYERS, SEATS, FAILURE_RATE, SEED, PROCESSES, COORDINATOR, NODES, CONCERTS);
  private static final List<String> NAMES =
      Stream.concat(TAKING_VALUES.stream(), Stream.of("--help")).toList();

  CommandLine {
    values = Map.copyOf(values);
  }

  /**
   * Reads the command line; {@code --seats 50} and {@code --seats=50} are the same, and the last of
   * several values counts.
   *
   * @throws BadOptionException at the first argument that cannot be taken
   */
  static CommandLine parse(List<String> arguments) throws BadOptionException {
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
    return new CommandLine(given, help);
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  String valueOf(String option, String unlessGiven) {
    return values.getOrDefault(option, unlessGiven);
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
