package dev.selvedge.benchmarks.process;

/** The one argument of the programs that measure processes. */
public final class RoundsArgument {

  private RoundsArgument() {}

  /** The number of rounds; anything but a positive number ends the program with exit code 2. */
  public static int of(String[] args, int byDefault) {
    if (args.length == 0) {
      return byDefault;
    }
    if (args.length == 1 && args[0].matches("[1-9]\\d{0,3}")) {
      return Integer.parseInt(args[0]);
    }
    System.err.println(
        "expected at most one argument, the number of rounds (1 to 9999), but got "
            + String.join(" ", args));
    System.exit(2);
    return byDefault;
  }
}
