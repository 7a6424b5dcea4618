package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import dev.selvedge.runtime.retry.Woven.Extras;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncRetryTest {
  private final Retries retries = new Retries();
  private final RetryPlan plan = retries.plan();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(retries.time.pending()).isZero();
    assertThat(retries.executor.pending()).isZero();
    assertThat(RetryScope.current()).isNull();
  }

  @Test
  void aStageThatHasCompletedWellIsReturnedAsItIs() throws Exception {
    CompletableFuture<String> stage = CompletableFuture.completedFuture("ok");

    assertThat(Woven.async(plan, () -> stage)).isSameAs(stage);
  }

  @Test
  void aFailedStageIsRetriedAfterTheDelay() throws Exception {
    Body<String> body = Body.of(new IOException(), new IOException(), "ok");

    CompletableFuture<String> result = Woven.async(plan, body::stage);
    assertThat(result).isNotDone();
    retries.settle();

    assertThat(result).isCompletedWithValue("ok");
    assertThat(retries.time.sleeps())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void aThrowInsteadOfAStageCountsAsAFailedStage() throws Exception {
    Body<CompletionStage<String>> body =
        Body.of(new IOException(), new IOException(), CompletableFuture.completedFuture("ok"));

    CompletableFuture<String> result = Woven.async(plan, body);
    retries.settle();

    assertThat(result).isCompletedWithValue("ok");
    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void theLastFailureItselfIsWhatTheResultFailsWith() throws Exception {
    IOException first = new IOException();
    IOException last = new IOException();

    CompletableFuture<String> result =
        Woven.async(retries.plan(p -> p.maxAttempts(2)), Body.<String>of(first, last)::stage);
    retries.settle();

    assertThat(Stages.failure(result)).isSameAs(last);
    assertThat(last.getSuppressed()).hasSize(2).startsWith(first);
    assertThat(Stages.reason(last)).isEqualTo(Reason.EXHAUSTED);
  }

  @Test
  void completionExceptionsAreUnwrapped() throws Exception {
    IOException cause = new IOException();
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<String> result =
        Woven.async(
            retries.plan(p -> p.maxAttempts(1).on(IOException.class.getName())),
            () -> source.thenApply(value -> value));

    source.completeExceptionally(new CompletionException(cause));

    assertThat(Stages.failure(result)).isSameAs(cause);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void errorsAreNotRetriedUnlessNamed(boolean thrown) throws Exception {
    AssertionError error = new AssertionError();
    Body<CompletionStage<String>> throwing = Body.of(error);
    Body<String> failing = Body.of(error);

    CompletableFuture<String> result =
        thrown ? Woven.async(plan, throwing) : Woven.async(plan, failing::stage);

    assertThat(Stages.failure(result)).isSameAs(error);
    assertThat(throwing.calls() + failing.calls()).isEqualTo(1);
  }

  @Test
  void errorsThatAreNamedAreRetried() throws Exception {
    CompletableFuture<String> result =
        Woven.async(
            retries.plan(p -> p.on("java.lang.AssertionError")),
            Body.<String>of(new AssertionError(), "ok")::stage);
    retries.settle();

    assertThat(result).isCompletedWithValue("ok");
  }

  @Test
  void aStageThatWasCancelledByItsOwnerIsNotRetried() throws Exception {
    CompletableFuture<String> attempt = new CompletableFuture<>();
    CompletableFuture<String> result = Woven.async(plan, () -> attempt);

    attempt.cancel(true);

    assertThat(Stages.failure(result)).isInstanceOf(CancellationException.class);
  }

  @Test
  void stagesThatAreNotFuturesInAllButNameAreFollowed() throws Exception {
    Body<CompletionStage<String>> body =
        Body.of(
            CompletableFuture.failedStage(new IOException()),
            new CompletableFuture<String>().minimalCompletionStage(),
            "unused");

    CompletableFuture<String> result = Woven.async(plan, body);
    retries.settle();

    assertThat(result).isNotDone();
    requireNonNull(result).cancel(true);
    assertThat(body.calls()).isEqualTo(2);
    assertThat(Woven.async(plan, () -> CompletableFuture.completedStage("ok")))
        .isCompletedWithValue("ok");
  }

  @Test
  void nullInsteadOfTheFirstStageIsReturnedAsItIs() throws Exception {
    assertThat(Woven.async(plan, () -> null)).isNull();
  }

  @Test
  void nullInsteadOfALaterStageFailsTheResult() throws Exception {
    IOException first = new IOException();
    int[] calls = {0};

    CompletableFuture<String> result =
        Woven.async(plan, () -> calls[0]++ == 0 ? CompletableFuture.failedFuture(first) : null);
    retries.settle();

    assertThat(calls[0]).isEqualTo(2);
    assertThat(Stages.failure(result))
        .isInstanceOf(NullStageException.class)
        .hasMessageContaining("com.acme.Billing#fetch(long)");
    assertThat(Stages.failure(result).getSuppressed()).contains(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0ms", "100ms"})
  void anExecutorThatRefusesEndsTheCallWithTheUsersFailure(String delay) throws Exception {
    IOException failure = new IOException();
    RejectedExecutionException refusal = new RejectedExecutionException();
    retries.executor.refuse(refusal);
    RetryPlan shared = retries.plan(p -> p.delay(delay).budget("shared"));

    CompletableFuture<String> result = Woven.async(shared, Body.<String>of(failure)::stage);
    retries.settle();

    assertThat(Stages.failure(result)).isSameAs(failure);
    assertThat(failure.getSuppressed()).hasSize(2).startsWith(refusal);
    assertThat(Stages.reason(failure)).isEqualTo(Reason.REFUSED);
    assertThat(Budgets.tokens(retries, "shared")).isEqualTo(500);
  }

  @Test
  void anExecutorThatIsOutOfThreadsEndsTheCallToo() throws Exception {
    IOException failure = new IOException();
    retries.executor.refuse(new OutOfMemoryError("unable to create native thread"));

    CompletableFuture<String> result = Woven.async(plan, Body.<String>of(failure)::stage);
    retries.settle();

    assertThat(Stages.failure(result)).isSameAs(failure);
  }

  @Test
  void aSharedFailureDoesNotGatherRefusals() throws Exception {
    IOException shared = new IOException();
    retries.executor.refuse(new RejectedExecutionException());
    for (int i = 0; i < 100; i++) {
      CompletableFuture<String> result = Woven.async(plan, Body.<String>of(shared)::stage);
      retries.settle();
      assertThat(Stages.failure(result)).isSameAs(shared);
    }

    assertThat(shared.getSuppressed()).hasSize(2);
  }

  @Test
  void aTimerThatCannotBeStartedEndsTheCallWithTheUsersFailure() throws Exception {
    IOException failure = new IOException();
    retries.time.breakTimer(new OutOfMemoryError("unable to create native thread"));

    assertThat(Stages.failure(Woven.async(plan, Body.<String>of(failure)::stage)))
        .isSameAs(failure);
  }

  @Test
  void anEmptyBudgetEndsTheCall() throws Exception {
    Budgets.leave(retries, "empty", 0);
    IOException failure = new IOException();

    CompletableFuture<String> result =
        Woven.async(retries.plan(p -> p.budget("empty")), Body.<String>of(failure)::stage);

    assertThat(Stages.failure(result)).isSameAs(failure);
    assertThat(Stages.reason(failure)).isEqualTo(Reason.BUDGET);
  }

  @Test
  void aWaitThatDoesNotFitIsNotBegun() throws Exception {
    IOException failure = new IOException();

    CompletionStage<String> result =
        Woven.async(
            retries.plan(p -> p.maxDuration("100ms")),
            Body.<String>of(failure)::stage,
            new Extras<String>().timed());

    assertThat(Stages.failure(result)).isSameAs(failure);
    assertThat(Stages.reason(failure)).isEqualTo(Reason.DEADLINE);
    assertThat(retries.time.sleeps()).isEmpty();
  }

  @Test
  void noAttemptBeginsWhereTheExecutorTookTooLong() throws Exception {
    IOException failure = new IOException();
    Body<String> body = Body.of(failure);
    CompletionStage<String> result =
        Woven.async(
            retries.plan(p -> p.maxDuration("1s")), body::stage, new Extras<String>().timed());
    retries.time.runNext();
    retries.time.pass(Duration.ofSeconds(2));
    retries.executor.runNext();

    assertThat(Stages.failure(result)).isSameAs(failure);
    assertThat(Stages.reason(failure)).isEqualTo(Reason.DEADLINE);
    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void theTimerOnlyHandsOver() throws Exception {
    Body<String> body = Body.of(new IOException(), "ok");
    CompletableFuture<String> result = Woven.async(plan, body::stage);

    retries.time.runNext();

    assertThat(body.calls()).isEqualTo(1);
    retries.settle();
    assertThat(result).isCompletedWithValue("ok");
  }
}
