package dev.selvedge.benchmarks.retry;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Failsafe, {@code FailsafeExecutor.get}; its policies have no delay unless given one. */
@State(Scope.Benchmark)
public class FailsafeCall extends Subject {

  private final CheckedSupplier<Quote> call = source::next;
  private final FailsafeExecutor<Quote> executor =
      Failsafe.with(
          RetryPolicy.<Quote>builder().withMaxAttempts(ATTEMPTS).handle(IOException.class).build());

  @Override
  Quote next() {
    return executor.get(call);
  }
}
