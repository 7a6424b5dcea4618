package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.Jitter;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * A small world for one test: virtual time, seeded randomness, settings and listeners of its own,
 * an executor that waits to be told, and methods woven into it.
 */
final class Retries {
  /** The class that the plans' methods are said to be of. */
  static final String OWNER = "com.acme.Billing";

  final VirtualTime time = new VirtualTime();
  final ManualExecutor executor = new ManualExecutor();
  final Settings settings = new Settings(List.of(new RetrySchema()));
  final Listeners listeners = new Listeners();
  final RetryBudgets budgets = new RetryBudgets(time);

  private final RandomGenerator random = new SplittableRandom(42);
  private final RetryEnvironment environment =
      new RetryEnvironment(time, () -> random, settings, listeners, executor, budgets);

  /** A plan with the defaults of the annotation, but for the jitter: waits are predictable. */
  RetryPlan plan() {
    return plan(attributes -> attributes);
  }

  RetryPlan plan(UnaryOperator<RetryPlan.Builder> attributes) {
    return plan("fetch(long)", attributes);
  }

  RetryPlan plan(String signature, UnaryOperator<RetryPlan.Builder> attributes) {
    RetryPlan.Builder builder = RetryPlan.of(Retries.class, OWNER, signature);
    return attributes.apply(builder.jitter(Jitter.NONE)).build(environment);
  }

  /** Calls a method that is woven with nothing but this plan. */
  static @Nullable String call(RetryPlan plan, Callable<String> body) throws Exception {
    return new Woven<String>(plan).call(body);
  }

  /** Makes a call that has to fail, whatever it fails with. */
  static void fails(ThrowingCallable call) {
    assertThat(catchThrowable(call)).isNotNull();
  }

  /** Runs attempts and lets time pass until neither executor nor timer has anything left. */
  void settle() {
    boolean busy = true;
    while (busy) {
      busy = executor.runNext() || time.runNext();
    }
  }
}
