package dev.selvedge.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The forks of all benchmarks in turns: JMH runs every fork of one benchmark before the next one,
 * so on a shared machine a busy minute would be charged to a single peer. Here a round is one fork
 * of each, and fork <i>n</i> of every benchmark in the result belongs to the same round, so that
 * they can be compared in pairs.
 */
final class InterleavedRun {

  /** Rounds where {@code -f} says nothing. */
  static final int DEFAULT_ROUNDS = 5;

  private final Options options;

  private InterleavedRun(Options options) {
    this.options = options;
  }

  static InterleavedRun of(Options options) {
    return new InterleavedRun(options);
  }

  /**
   * Runs the rounds and prints the whole; writes it where {@code -rf} and {@code -rff} say, after
   * each round too, so that an aborted run leaves what it has.
   */
  List<RunResult> run() throws RunnerException, IOException {
    int rounds = options.getForkCount().orElse(DEFAULT_ROUNDS);
    Options oneFork = new OptionsBuilder().parent(options).forks(Math.min(rounds, 1)).build();
    TreeMap<BenchmarkParams, List<BenchmarkResult>> forks = new TreeMap<>();
    List<RunResult> merged = List.of();
    for (int round = 1; round <= Math.max(rounds, 1); round++) {
      System.out.printf("# Round %d of %d%n", round, rounds);
      Collection<RunResult> results = new Runner(oneFork).run();
      if (results.isEmpty()) {
        throw new RunnerException("no benchmark matches " + options.getIncludes());
      }
      for (RunResult result : results) {
        forks
            .computeIfAbsent(result.getParams(), params -> new ArrayList<>())
            .addAll(result.getBenchmarkResults());
      }
      merged = forks.entrySet().stream().map(e -> new RunResult(e.getKey(), e.getValue())).toList();
      write(merged);
    }
    System.out.println("\n# All rounds");
    ResultFormatFactory.getInstance(ResultFormatType.TEXT, System.out).writeOut(merged);
    return merged;
  }

  private void write(List<RunResult> results) throws IOException {
    if (!options.getResult().hasValue() && !options.getResultFormat().hasValue()) {
      return;
    }
    ResultFormatType format = options.getResultFormat().orElse(ResultFormatType.JSON);
    String file =
        options.getResult().orElse("jmh-result." + format.name().toLowerCase(Locale.ROOT));
    try (PrintStream out = new PrintStream(file, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(format, out).writeOut(results);
    }
  }
}
