package dev.selvedge.benchmarks.retry;

import io.smallrye.faulttolerance.api.TypedGuard;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** SmallRye Fault Tolerance, {@code TypedGuard.call}. */
@State(Scope.Benchmark)
public class SmallRyeCall extends Subject {

  private final Callable<Quote> call = source::next;
  private final TypedGuard<Quote> guard =
      TypedGuard.create(Quote.class)
          .withRetry()
          .maxRetries(ATTEMPTS - 1)
          .delay(0, ChronoUnit.MILLIS)
          .jitter(0, ChronoUnit.MILLIS)
          .retryOn(IOException.class)
          .done()
          .build();

  @Override
  Quote next() throws Exception {
    return guard.call(call);
  }
}
