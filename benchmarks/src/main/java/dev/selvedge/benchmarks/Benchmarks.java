package dev.selvedge.benchmarks;

import dev.selvedge.benchmarks.process.BuiltJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * JMH's command line, with two differences: every fork has the Selvedge agent, the plain baseline
 * and the peers included, and the forks of the benchmarks take turns (see {@link InterleavedRun}).
 *
 * <p>{@code -Dselvedge.benchmarks.agent=JAR} names another agent, {@code none} leaves out what
 * needs one. Any failing benchmark ends the run with exit code 1.
 */
public final class Benchmarks {

  /** Benchmarks of woven methods carry this name. */
  static final String WOVEN = "woven";

  private static final Pattern INFORMATIVE = Pattern.compile("-h|-l|-lp|-lprof|-lrf");

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    if (Arrays.stream(args).anyMatch(arg -> INFORMATIVE.matcher(arg).matches())) {
      Main.main(args);
      return;
    }
    try {
      InterleavedRun.of(options(args)).run();
    } catch (CommandLineOptionException | RunnerException | IllegalStateException e) {
      System.err.println("benchmarks: " + e.getMessage());
      System.exit(1);
    }
  }

  static Options options(String... args) throws CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(args);
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given);
    if (!given.shouldFailOnError().hasValue()) {
      options.shouldFailOnError(true);
    }
    Optional<Path> agent = BuiltJar.AGENT.locate();
    if (agent.isPresent()) {
      List<String> jvmArgs = new ArrayList<>(given.getJvmArgsAppend().orElse(List.of()));
      jvmArgs.add("-javaagent:" + agent.get());
      options.jvmArgsAppend(jvmArgs.toArray(String[]::new));
    } else {
      given.getExcludes().forEach(options::exclude);
      options.exclude("\\." + WOVEN + "$");
    }
    return options.build();
  }
}
