package dev.selvedge.benchmarks.retry;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Resilience4j, {@code Retry.executeCallable}. */
@State(Scope.Benchmark)
public class Resilience4jCall extends Subject {

  private final Callable<Quote> call = source::next;
  private final Retry retry =
      Retry.of(
          "quotes",
          RetryConfig.custom()
              .maxAttempts(ATTEMPTS)
              .waitDuration(Duration.ZERO)
              .retryExceptions(IOException.class)
              .build());

  @Override
  Quote next() throws Exception {
    return retry.executeCallable(call);
  }
}
