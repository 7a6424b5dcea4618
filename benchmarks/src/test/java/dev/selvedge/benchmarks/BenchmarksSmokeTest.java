package dev.selvedge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.benchmarks.retry.RetryFailureBenchmark;
import dev.selvedge.benchmarks.retry.RetrySuccessBenchmark;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark of a peer runs, in this JVM and without warm-up: none has rotted. */
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
