package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FallbackTest {
  private final Retries retries = new Retries();

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void standsInWhenAttemptsAreUsedUp(int maxAttempts) throws Exception {
    RetryPlan plan = retries.plan(p -> p.maxAttempts(maxAttempts));

    assertThat(new Woven<String>(plan).fallback(() -> "cached").call(Body.of(new IOException())))
        .isEqualTo("cached");
  }

  @Test
  void standsInWhenTheBudgetIsEmpty() throws Exception {
    Budgets.leave(retries, "empty", 0);

    assertThat(standIn(retries.plan(p -> p.budget("empty")), new IOException()))
        .isEqualTo("cached");
  }

  @Test
  void standsInWhenTheNextAttemptDoesNotFit() throws Exception {
    assertThat(standIn(retries.plan(p -> p.maxDuration("50ms")), new IOException()))
        .isEqualTo("cached");
  }

  @Test
  void standsInWhenTheFailureAsksForTooLongAWait() throws Exception {
    assertThat(standIn(retries.plan(), new Busy(Duration.ofDays(1)))).isEqualTo("cached");
  }

  @Test
  void standsInForAFailureThatAnInnerCallGaveUpOn() throws Exception {
    RetryPlan inner = retries.plan("inner()", p -> p);

    assertThat(
            new Woven<String>(retries.plan())
                .fallback(() -> "cached")
                .call(() -> Retries.call(inner, Body.of(new IOException()))))
        .isEqualTo("cached");
  }

  @Test
  void doesNotStandInForUnmatchedAbortedOrTerminalFailures() {
    RetryPlan plan =
        retries.plan(
            p ->
                p.on(IOException.class.getName(), CancellationException.class.getName())
                    .abortOn(FileNotFoundException.class.getName()));

    for (Throwable failure :
        List.of(
            new IllegalStateException(),
            new FileNotFoundException(),
            new InterruptedException(),
            new CancellationException(),
            new AssertionError())) {
      assertThat(catchThrowable(() -> standIn(plan, failure))).isSameAs(failure);
    }
  }

  @Test
  void takesTheFailureItself() throws Exception {
    IOException last = new IOException("last");
    List<Throwable> taken = new ArrayList<>();

    new Woven<String>(retries.plan())
        .fallback(
            IOException.class,
            cause -> {
              taken.add(cause);
              return "cached";
            })
        .call(Body.of(new IOException(), new IOException(), last));

    assertThat(taken).containsExactly(last);
    assertThat(last.getSuppressed()).hasSize(3);
  }

  @Test
  void aFailureThatItCannotTakeIsThrown() {
    IOException failure = new IOException();
    Woven<String> method =
        new Woven<String>(retries.plan()).fallback(FileNotFoundException.class, c -> "cached");

    assertThat(catchThrowable(() -> method.call(Body.of(failure, failure)))).isSameAs(failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void takesTheReasonWhereAResultWasRejected(int maxAttempts) throws Exception {
    List<Throwable> taken = new ArrayList<>();

    String result =
        new Woven<String>(retries.plan(p -> p.maxAttempts(maxAttempts)))
            .retryIf(r -> true)
            .fallback(
                Throwable.class,
                cause -> {
                  taken.add(cause);
                  return "cached";
                })
            .call(Body.of("rejected"));

    assertThat(result).isEqualTo("cached");
    assertThat(taken)
        .singleElement()
        .isInstanceOfSatisfying(
            RetryStopped.class,
            stopped -> {
              assertThat(stopped.reason()).isEqualTo(Reason.EXHAUSTED);
              assertThat(stopped.attempts()).isEqualTo(maxAttempts);
            });
  }

  @Test
  void itsOwnFailureCarriesTheOriginalOneSuppressed() {
    IOException original = new IOException();
    IllegalStateException own = new IllegalStateException();

    assertThat(catchThrowable(() -> failingFallback(own).call(Body.of(original)))).isSameAs(own);
    assertThat(own.getSuppressed()).containsExactly(original);
  }

  @Test
  void mayRethrowOrWrapTheOriginalFailure() {
    IOException original = new IOException();
    RuntimeException wrapper = new RuntimeException(original);

    assertThat(catchThrowable(() -> failingFallback(original).call(Body.of(original))))
        .isSameAs(original);
    assertThat(catchThrowable(() -> failingFallback(wrapper).call(Body.of(original))))
        .isSameAs(wrapper);
    assertThat(wrapper.getSuppressed()).isEmpty();
  }

  @Test
  void mayThrowTheCauseOfTheOriginalFailureWithoutClosingACircle() {
    IOException root = new IOException();

    assertThat(
            catchThrowable(() -> failingFallback(root).call(Body.of(new RuntimeException(root)))))
        .isSameAs(root);
    assertThat(root.getSuppressed()).isEmpty();
  }

  @Test
  void aSharedFailureOfItsOwnDoesNotGatherOriginalsForEver() {
    IllegalStateException shared = new IllegalStateException();

    for (int i = 0; i < 1_000; i++) {
      Retries.fails(() -> failingFallback(shared).call(Body.of(new IOException())));
    }

    assertThat(shared.getSuppressed().length).isLessThanOrEqualTo(64);
  }

  @Test
  void runsOutsideOfTheContextOfTheCall() throws Exception {
    List<RetryContext> seen = new ArrayList<>();

    new Woven<String>(retries.plan())
        .fallback(
            () -> {
              seen.add(RetryContext.current());
              return "cached";
            })
        .call(Body.of(new IOException()));

    assertThat(seen).singleElement().satisfies(c -> assertThat(c.method()).isEmpty());
  }

  private static @Nullable String standIn(RetryPlan plan, Throwable failure) throws Exception {
    return new Woven<String>(plan).fallback(() -> "cached").call(Body.of(failure));
  }

  private Woven<String> failingFallback(Throwable with) {
    return new Woven<String>(retries.plan(p -> p.maxAttempts(1))).fallback(Body.of(with));
  }
}
