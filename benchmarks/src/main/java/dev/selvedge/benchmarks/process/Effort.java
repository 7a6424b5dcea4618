package dev.selvedge.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * How much is measured.
 *
 * @param rounds how often each subject has its turn
 * @param turn how long a turn takes
 * @param warmUp how long each subject runs before the first round
 */
public record Effort(int rounds, Duration turn, Duration warmUp) {

  /** So little that it shows only that everything runs. */
  public static final Effort QUICK = new Effort(1, Duration.ofMillis(100), Duration.ofMillis(100));

  private static final String QUICK_FLAG = "--quick";

  /** Does the measuring. */
  public interface Measured {
    /**
     * @param folder empty, and deleted afterwards
     * @return what to print
     */
    String run(Path folder, Effort effort) throws Exception;
  }

  /**
   * Runs it as a program, with the number of rounds as its argument, or {@code --quick} for a run
   * that measures nothing worth reading.
   */
  public static void main(String name, String[] args, Effort byDefault, Measured measured)
      throws IOException, InterruptedException {
    boolean quick = Arrays.asList(args).contains(QUICK_FLAG);
    String[] rest =
        Arrays.stream(args).filter(arg -> !arg.equals(QUICK_FLAG)).toArray(String[]::new);
    Experiment.main(
        name,
        rest,
        quick ? QUICK.rounds : byDefault.rounds,
        (folder, rounds) -> {
          Effort effort = quick ? QUICK : byDefault;
          try {
            return measured.run(folder, new Effort(rounds, effort.turn, effort.warmUp));
          } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e.toString(), e);
          }
        });
  }
}
