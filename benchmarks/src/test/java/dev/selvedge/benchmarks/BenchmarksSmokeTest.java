package dev.selvedge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.benchmarks.process.BuiltJar;
import dev.selvedge.benchmarks.process.Jars;
import dev.selvedge.benchmarks.retry.RetryFailureBenchmark;
import dev.selvedge.benchmarks.retry.RetrySuccessBenchmark;
import dev.selvedge.benchmarks.startup.EmptyAgent;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Every benchmark still runs, once and without warm-up, and ours only under an agent that weaves.
 */
class BenchmarksSmokeTest {

  private static final List<Class<?>> BENCHMARKS =
      List.of(RetrySuccessBenchmark.class, RetryFailureBenchmark.class);

  @TempDir Path folder;

  @Test
  void every_peer_benchmark_runs_and_reaches_the_report() throws Exception {
    Path json = folder.resolve("result.json");
    InterleavedRun.of(once(json)).run();

    try (Reader result = Files.newBufferedReader(json)) {
      List<Measurement> measurements = Measurement.readAll(result);
      assertThat(
              measurements.stream()
                  .map(row -> row.group() + "." + row.name())
                  .collect(Collectors.toSet()))
          .isEqualTo(peerMethods());
      assertThat(ReportTable.markdown(measurements)).contains("| resilience4j |");
    }
  }

  @Test
  void under_the_agent_of_this_build_ours_runs_woven() throws Exception {
    Path json = folder.resolve("woven.json");
    String output = folder.resolve("output.txt").toString();
    String[] once = {"-f", "1", "-wi", "0", "-i", "1", "-r", "10ms", "-foe", "true"};
    List<String> arguments = new ArrayList<>(List.of("\\.woven$"));
    arguments.addAll(List.of(once));
    arguments.addAll(List.of("-o", output, "-rf", "json", "-rff", json.toString()));

    InterleavedRun.of(Benchmarks.options(arguments.toArray(String[]::new))).run();

    try (Reader result = Files.newBufferedReader(json)) {
      assertThat(Measurement.readAll(result))
          .extracting(row -> row.group() + "." + row.name())
          .containsExactlyInAnyOrder(
              "RetrySuccessBenchmark.woven",
              "RetryFailureBenchmark.woven",
              "LocalLockBenchmark.woven",
              "OwnerIsHereBenchmark.woven");
    }
  }

  @Test
  void an_agent_reaches_the_fork_and_one_that_does_not_weave_is_refused() throws Exception {
    Path agent = Jars.agent(folder.resolve("empty-agent.jar"), EmptyAgent.class, name -> false);
    System.setProperty(BuiltJar.AGENT.property(), agent.toString());
    try {
      Path output = folder.resolve("output.txt");
      Options options =
          Benchmarks.options(
              "Success.*woven",
              "-f",
              "1",
              "-wi",
              "0",
              "-i",
              "1",
              "-r",
              "10ms",
              "-o",
              output.toString());

      assertThatThrownBy(() -> InterleavedRun.of(options).run())
          .isInstanceOf(RunnerException.class);
      assertThat(output)
          .content()
          .contains("-javaagent:" + agent)
          .contains("WovenCall is not woven");
    } finally {
      System.clearProperty(BuiltJar.AGENT.property());
    }
  }

  @Test
  void without_an_agent_the_woven_call_is_left_out() throws Exception {
    System.setProperty(BuiltJar.AGENT.property(), "none");
    try {
      assertThat(Benchmarks.options("Retry").getExcludes()).containsExactly("\\.woven$");
    } finally {
      System.clearProperty(BuiltJar.AGENT.property());
    }
  }

  @Test
  void a_missing_agent_is_an_error_that_names_the_remedy() {
    System.setProperty(BuiltJar.AGENT.property(), folder.resolve("nowhere.jar").toString());
    try {
      assertThatThrownBy(() -> Benchmarks.options("Retry"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("nowhere.jar, which is not a file; name the jar, or none");
    } finally {
      System.clearProperty(BuiltJar.AGENT.property());
    }
  }

  private static Options once(Path json) {
    return new OptionsBuilder()
        .include("\\.Retry(Success|Failure)Benchmark\\.")
        .exclude("\\." + Benchmarks.WOVEN + "$")
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(10))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .resultFormat(ResultFormatType.JSON)
        .result(json.toString())
        .build();
  }

  private static Set<String> peerMethods() {
    return BENCHMARKS.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .filter(method -> !method.getName().equals(Benchmarks.WOVEN))
        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
        .collect(Collectors.toSet());
  }
}
