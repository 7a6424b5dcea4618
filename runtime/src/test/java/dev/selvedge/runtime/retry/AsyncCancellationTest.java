package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.retry.Woven.Extras;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncCancellationTest {
  private final Retries retries = new Retries();
  private final RetryPlan plan = retries.plan(p -> p.budget("shared"));

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(retries.time.pending()).isZero();
    assertThat(retries.executor.pending()).isZero();
  }

  @Test
  void cancellingTheResultCancelsTheFirstAttempt() throws Exception {
    CompletableFuture<String> attempt = new CompletableFuture<>();
    CompletableFuture<String> result = call(attempt);

    result.cancel(true);

    assertThat(attempt).isCancelled();
  }

  @Test
  void cancellingTheResultCancelsALaterAttempt() throws Exception {
    CompletableFuture<String> second = new CompletableFuture<>();
    CompletableFuture<String> result =
        call(CompletableFuture.failedFuture(new IOException()), second);
    retries.settle();

    result.cancel(true);

    assertThat(second).isCancelled();
  }

  @Test
  void cancellingDuringTheWaitForgetsTheTimerAndMakesNoFurtherAttempt() throws Exception {
    Body<String> body = Body.of(new IOException(), "late");
    CompletableFuture<String> result = requireNonNull(Woven.async(plan, body::stage));
    assertThat(retries.time.pending()).isEqualTo(1);

    result.cancel(true);

    assertThat(retries.time.pending()).isZero();
    retries.settle();
    assertThat(body.calls()).isEqualTo(1);
    assertThat(Budgets.tokens(retries, "shared")).isEqualTo(500);
  }

  @Test
  void cancellingBetweenTimerAndExecutorMakesNoFurtherAttempt() throws Exception {
    Body<String> body = Body.of(new IOException(), "late");
    CompletableFuture<String> result = requireNonNull(Woven.async(plan, body::stage));
    retries.time.runNext();

    result.cancel(true);
    retries.settle();

    assertThat(body.calls()).isEqualTo(1);
    assertThat(Budgets.tokens(retries, "shared")).isEqualTo(500);
  }

  @Test
  void cancellingFromWithinAnAttemptCancelsThatAttempt() throws Exception {
    CompletableFuture<String> second = new CompletableFuture<>();
    CompletableFuture<CompletableFuture<String>> own = new CompletableFuture<>();
    int[] calls = {0};
    CompletableFuture<String> result =
        requireNonNull(
            Woven.async(
                plan,
                () -> {
                  if (calls[0]++ == 0) {
                    return CompletableFuture.failedFuture(new IOException());
                  }
                  own.join().cancel(true);
                  return second;
                }));
    own.complete(result);

    retries.settle();

    assertThat(second).isCancelled();
    assertThat(calls[0]).isEqualTo(2);
  }

  @Test
  void completingTheResultFromOutsideStopsTheRetrying() throws Exception {
    Body<String> body = Body.of(new IOException(), "late");
    CompletableFuture<String> result = requireNonNull(Woven.async(plan, body::stage));

    result.complete("from outside");
    retries.settle();

    assertThat(result).isCompletedWithValue("from outside");
    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void aTimeoutOfTheCallerStopsTheAttemptThatRuns() throws Exception {
    CompletableFuture<String> attempt = new CompletableFuture<>();
    CompletableFuture<String> result = call(attempt);

    result.completeExceptionally(new TimeoutException()); // as orTimeout does

    assertThat(attempt).isCancelled();
  }

  @Test
  void cancellingTheResultCancelsTheFallback() throws Exception {
    CompletableFuture<String> standIn = new CompletableFuture<>();
    CompletionStage<String> result =
        Woven.async(
            retries.plan(p -> p.maxAttempts(1)),
            Body.<String>of(new IOException())::stage,
            new Extras<String>().fallback(() -> standIn));

    requireNonNull(result).toCompletableFuture().cancel(true);

    assertThat(standIn).isCancelled();
  }

  @Test
  void anAttemptThatCannotBeCancelledDoesNoHarm() throws Exception {
    CompletableFuture<String> stubborn =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            throw new UnsupportedOperationException();
          }
        };
    CompletableFuture<String> result = call(stubborn);

    assertThat(result.cancel(true)).isTrue();
    stubborn.complete("late");

    assertThat(result).isCancelled();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read, and passed on as it is
  private CompletableFuture<String> call(CompletableFuture<String>... attempts) throws Exception {
    Body<CompletableFuture<String>> body = Body.of((Object[]) attempts);
    return requireNonNull(Woven.async(plan, body));
  }
}
