package dev.selvedge.benchmarks.retry;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.core.retry.RetryException;

/** A call that succeeds at once: what retrying costs when nothing goes wrong. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class RetrySuccessBenchmark {

  @Benchmark
  public Quote plain(PlainCall subject) throws IOException {
    return subject.next();
  }

  @Benchmark
  public Quote woven(WovenCall subject) throws IOException {
    return subject.next();
  }

  @Benchmark
  public Quote loop(LoopCall subject) throws IOException {
    return subject.next();
  }

  @Benchmark
  public Quote resilience4j(Resilience4jCall subject) throws Exception {
    return subject.next();
  }

  @Benchmark
  public Quote failsafe(FailsafeCall subject) {
    return subject.next();
  }

  @Benchmark
  public Quote springProxy(SpringProxyCall subject) throws IOException {
    return subject.next();
  }

  @Benchmark
  public Quote springTemplate(SpringTemplateCall subject) throws RetryException {
    return subject.next();
  }

  @Benchmark
  public Quote springRetry(SpringRetryCall subject) throws IOException {
    return subject.next();
  }

  @Benchmark
  public Quote smallRye(SmallRyeCall subject) throws Exception {
    return subject.next();
  }
}
