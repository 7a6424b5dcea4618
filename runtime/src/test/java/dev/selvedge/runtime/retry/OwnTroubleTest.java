package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.TimeSource;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whatever breaks inside of us, the caller gets what the method itself came to. */
class OwnTroubleTest {
  private final RetryPlan broken =
      RetryPlan.of(OwnTroubleTest.class, Retries.OWNER, "fetch(long)").build(noClock());

  @Test
  void aFailureStaysTheUsersOwn() {
    IOException own = new IOException("down");

    assertThatThrownBy(() -> Retries.call(broken, Body.of(own))).isSameAs(own);
  }

  @Test
  void aTimedMethodThatSucceedsReturnsItsResult() throws Exception {
    assertThat(new Woven<String>(broken).timed().call(Body.of("fine"))).isEqualTo("fine");
  }

  @Test
  void aTimedMethodThatFailsThrowsItsOwnFailure() {
    IOException own = new IOException("down");

    assertThatThrownBy(() -> new Woven<String>(broken).timed().call(Body.of(own))).isSameAs(own);
  }

  @Test
  void aFailedStageStaysTheUsersOwn() throws Exception {
    IOException own = new IOException("down");
    CompletableFuture<String> failed = CompletableFuture.failedFuture(own);

    CompletableFuture<String> result = requireNonNull(Woven.async(broken, Body.of(failed)));

    assertThatThrownBy(result::join).cause().isSameAs(own);
  }

  private static RetryEnvironment noClock() {
    TimeSource time = new BrokenClock();
    return new RetryEnvironment(
        time,
        () -> new SplittableRandom(42),
        new Settings(List.of(new RetrySchema())),
        new Listeners(),
        Runnable::run,
        new RetryBudgets(time));
  }

  private static final class BrokenClock implements TimeSource {
    @Override
    public long nanoTime() {
      throw new IllegalStateException("no clock");
    }

    @Override
    public void sleep(long nanos) {
      throw new IllegalStateException("no clock");
    }

    @Override
    public Future<?> schedule(Runnable task, long nanos) {
      throw new IllegalStateException("no clock");
    }
  }
}
