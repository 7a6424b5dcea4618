package dev.selvedge.benchmarks.retry;

import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

/** Spring Framework 7, {@code RetryTemplate.execute}. */
@State(Scope.Benchmark)
public class SpringTemplateCall extends Subject {

  private final Retryable<Quote> call = source::next;
  private final RetryTemplate template =
      new RetryTemplate(
          RetryPolicy.builder()
              .maxRetries(ATTEMPTS - 1)
              .delay(Duration.ZERO)
              .includes(IOException.class)
              .build());

  @Override
  Quote next() throws RetryException {
    return template.execute(call);
  }
}
