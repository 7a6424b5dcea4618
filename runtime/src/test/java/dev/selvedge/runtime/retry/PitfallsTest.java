package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.Jitter;
import dev.selvedge.runtime.retry.Woven.Extras;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What other libraries were seen to get wrong; each test is named after the pitfall. */
class PitfallsTest {
  private final Retries retries = new Retries();
  private final RetryPlan plan = retries.plan();
  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void interruptedExceptionFromTheBodyIsNotRetried() {
    for (Throwable terminal : List.of(new InterruptedException(), new CancellationException())) {
      Body<String> body = Body.of(terminal, "ok");
      assertThat(catchThrowable(() -> Retries.call(plan, body))).isSameAs(terminal);
      assertThat(body.calls()).isEqualTo(1);
    }
  }

  @Test
  void inputThatWasInterruptedIsNotRetriedAndTheFlagIsKept() {
    Thread.currentThread().interrupt();
    Body<String> body = Body.of(new ClosedByInterruptException(), "ok");

    assertThat(catchThrowable(() -> Retries.call(plan, body)))
        .isInstanceOf(ClosedByInterruptException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void aSocketTimeoutIsNoInterruption() throws Exception {
    assertThat(Retries.call(plan, Body.of(new SocketTimeoutException(), "ok"))).isEqualTo("ok");
  }

  @Test
  void theOppositeMistakeASuccessIsNotDiscardedForTheFlag() throws Exception {
    Thread.currentThread().interrupt();

    assertThat(Retries.call(plan, Body.of("ok"))).isEqualTo("ok");

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void overflowDoesNotRestartTheSequence() {
    long cap = Duration.ofMinutes(1).toNanos();
    Backoff backoff = new Backoff(Duration.ofSeconds(1).toNanos(), 2, cap, Jitter.NONE);

    for (int attempt = 7; attempt <= 200; attempt++) {
      assertThat(backoff.next(attempt, cap, random)).isEqualTo(cap);
    }
  }

  @Test
  void overflowDoesNotThrowAtAttemptThirty() {
    for (Jitter jitter : Jitter.values()) {
      Backoff backoff = new Backoff(50_000_000, 2, Long.MAX_VALUE, jitter);
      for (int attempt = 29; attempt <= 70; attempt++) {
        assertThat(backoff.next(attempt, Long.MAX_VALUE / 2, random)).isNotNegative();
      }
    }
  }

  @Test
  void jitterIsDrawnInsideTheCap() {
    for (Jitter jitter : Jitter.values()) {
      Backoff backoff = new Backoff(100_000, 2, 100_000, jitter);
      for (int i = 0; i < 10_000; i++) {
        assertThat(backoff.next(3, 100_000, random)).isLessThanOrEqualTo(100_000);
      }
    }
  }

  @Test
  void delaysBelowOneMillisecondAreNotCutToZero() throws Exception {
    Retries.call(retries.plan(p -> p.delay("150us")), Body.of(new IOException(), "ok"));

    assertThat(retries.time.sleeps()).containsExactly(Duration.ofNanos(150_000));
  }

  @Test
  void theDeadlineAllowsNeitherAUselessSleepNorADoomedAttempt() {
    Body<String> body = Body.of(new IOException());
    RetryPlan bounded = retries.plan(p -> p.delay("900ms").maxDuration("1s"));

    Retries.fails(() -> new Woven<String>(bounded).timed().call(body));

    assertThat(body.calls()).isEqualTo(2);
    assertThat(retries.time.sleeps()).containsExactly(Duration.ofMillis(900));
  }

  @Test
  void errorsAreTreatedAlikeWhetherTheMethodIsAsynchronousOrNot() throws Exception {
    Body<String> sync = Body.of(new AssertionError(), "ok");
    Body<String> async = Body.of(new AssertionError(), "ok");

    Retries.fails(() -> Retries.call(plan, sync));
    CompletableFuture<String> result =
        Woven.async(plan, () -> async.stage().thenApply(value -> value));
    retries.settle();

    assertThat(result).isCompletedExceptionally();
    assertThat(sync.calls()).isEqualTo(1);
    assertThat(async.calls()).isEqualTo(1);
  }

  @Test
  void aSyncThrowInAnAsynchronousMethodDoesNotLeaveTheResultOpen() throws Exception {
    CompletableFuture<String> result =
        Woven.async(plan, Body.<CompletionStage<String>>of(new IOException()));
    retries.settle();

    assertThat(result).isCompletedExceptionally();
  }

  @Test
  void aPredicateThatThrowsDoesNotLeaveTheResultOpen() throws Exception {
    CompletionStage<String> result =
        Woven.async(
            plan,
            Body.<String>of(new IOException(), "odd")::stage,
            new Extras<String>()
                .retryIf(
                    r -> {
                      throw new IllegalStateException();
                    }));
    retries.settle();

    assertThat(result).isCompletedExceptionally();
  }

  @Test
  void anExhaustedStageFailsWithTheFailureItselfAsTheSyncPathDoes() throws Exception {
    IOException failure = new IOException();

    CompletableFuture<String> result = Woven.async(plan, Body.<String>of(failure)::stage);
    retries.settle();

    assertThat(Stages.failure(result)).isSameAs(failure);
  }

  @Test
  void cancellingStopsTheRetrying() throws Exception {
    Body<String> body = Body.of(new IOException());
    CompletableFuture<String> result = requireNonNull(Woven.async(plan, body::stage));

    result.cancel(true);
    retries.settle();

    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void callsOfOnePlanDoNotShareTheirCounter() throws Exception {
    for (int call = 0; call < 3; call++) {
      Body<String> body = Body.of(new IOException());
      requireNonNull(Woven.async(plan, body::stage));
      retries.settle();
      assertThat(body.calls()).isEqualTo(3);
    }
  }

  @Test
  void aPredicatesExceptionIsNotCountedAsAnAttempt() {
    Body<String> body = Body.of("odd");

    Retries.fails(
        () ->
            new Woven<String>(plan)
                .retryIf(
                    r -> {
                      throw new IllegalStateException();
                    })
                .call(body));

    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void suppressingAnInstanceInItselfIsNotTried() {
    IOException cached = new IOException();

    assertThat(catchThrowable(() -> Retries.call(plan, Body.of(cached)))).isSameAs(cached);
  }

  @Test
  void discardedResultsAreClosed() throws Exception {
    Resource discarded = new Resource();

    new Woven<Object>(plan).retryIf(r -> r == discarded).call(Body.of(discarded, "ok"));

    assertThat(discarded.closed()).isEqualTo(1);
  }

  @Test
  void nestedLoopsDoNotMultiply() {
    Body<String> body = Body.of(new IOException(), new IOException(), new IOException(), "no");
    RetryPlan inner = retries.plan("inner()", p -> p);

    Retries.fails(() -> Retries.call(plan, () -> Retries.call(inner, body)));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void anOverrideThatCallsItsAnnotatedSuperDoesNotMultiply() {
    Body<String> body = Body.of(new IOException(), new IOException(), new IOException(), "no");
    RetryPlan overridden = retries.plan(p -> p);

    Retries.fails(() -> Retries.call(plan, () -> Retries.call(overridden, body)));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void maxAttemptsMeansCallsAndNotRetries() {
    Body<String> body = Body.of(new IOException());

    Retries.fails(() -> Retries.call(retries.plan(p -> p.maxAttempts(4)), body));

    assertThat(body.calls()).isEqualTo(4);
  }
}
