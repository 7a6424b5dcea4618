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

/** A call that fails twice and then succeeds, without delay: what the retrying itself costs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class RetryFailureBenchmark {

  private static final int FAILURES = Subject.ATTEMPTS - 1;

  @Benchmark
  public Quote woven(WovenCall subject) throws IOException {
    subject.source.failNext(FAILURES);
    return subject.next();
  }

  @Benchmark
  public Quote loop(LoopCall subject) throws IOException {
    subject.source.failNext(FAILURES);
    return subject.next();
  }

  @Benchmark
  public Quote resilience4j(Resilience4jCall subject) throws Exception {
    subject.source.failNext(FAILURES);
    return subject.next();
  }

  @Benchmark
  public Quote failsafe(FailsafeCall subject) {
    subject.source.failNext(FAILURES);
    return subject.next();
  }

  @Benchmark
  public Quote springProxy(SpringProxyCall subject) throws IOException {
    subject.source.failNext(FAILURES);
    return subject.next();
  }

  @Benchmark
  public Quote springTemplate(SpringTemplateCall subject) throws RetryException {
    subject.source.failNext(FAILURES);
    return subject.next();
  }

  @Benchmark
  public Quote springRetry(SpringRetryCall subject) throws IOException {
    subject.source.failNext(FAILURES);
    return subject.next();
  }

  @Benchmark
  public Quote smallRye(SmallRyeCall subject) throws Exception {
    subject.source.failNext(FAILURES);
    return subject.next();
  }
}
