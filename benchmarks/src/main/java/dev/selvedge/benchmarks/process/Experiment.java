package dev.selvedge.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The frame of a program that measures processes: its one argument, a temporary folder that is gone
 * afterwards, what machine it ran on, and one line instead of a stack trace where something that it
 * needs is missing.
 */
public interface Experiment {

  /**
   * Does the measuring.
   *
   * @param folder empty, and deleted afterwards
   * @param rounds how often each variant is to run
   * @return what to print
   */
  String run(Path folder, int rounds) throws IOException, InterruptedException;

  /** Runs it; ends the program with exit code 1 where it fails and 2 for a bad argument. */
  static void main(String name, String[] args, int roundsByDefault, Experiment experiment)
      throws IOException, InterruptedException {
    if (args.length > 1 || (args.length == 1 && !args[0].matches("[1-9]\\d{0,3}"))) {
      System.err.printf(
          "%s: expected at most one argument, the number of rounds (1 to 9999), but got %s%n",
          name, String.join(" ", args));
      System.exit(2);
    }
    int rounds = args.length == 0 ? roundsByDefault : Integer.parseInt(args[0]);
    try {
      String result = inTemporaryFolder(experiment, rounds);
      System.out.printf(
          "%s: %d rounds, Java %s, %s %s, %d processors%n%n%s",
          name,
          rounds,
          System.getProperty("java.vm.version"),
          System.getProperty("os.name"),
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          result);
    } catch (IllegalStateException e) {
      System.err.printf("%s: %s%n", name, e.getMessage());
      System.exit(1);
    }
  }

  private static String inTemporaryFolder(Experiment experiment, int rounds)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("selvedge-benchmarks");
    try {
      return experiment.run(folder, rounds);
    } finally {
      List<Path> deepestFirst;
      try (Stream<Path> all = Files.walk(folder)) {
        deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
