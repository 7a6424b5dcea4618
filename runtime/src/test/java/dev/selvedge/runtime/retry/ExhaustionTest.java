package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExhaustionTest {
  private final Retries retries = new Retries();

  @Test
  void aCallThatSucceedsAtOnceIsMadeOnce() throws Exception {
    Body<String> body = Body.of("ok");

    assertThat(Retries.call(retries.plan(), body)).isEqualTo("ok");
    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void maxAttemptsCountsTheFirstCallToo() {
    Body<String> body = Body.of(new IOException());

    assertThatThrownBy(() -> Retries.call(retries.plan(p -> p.maxAttempts(5)), body));

    assertThat(body.calls()).isEqualTo(5);
  }

  @Test
  void theWaitsGrowFromTheDelay() {
    assertThatThrownBy(
        () -> Retries.call(retries.plan(p -> p.maxAttempts(4)), Body.of(new IOException())));

    assertThat(retries.time.sleeps())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void theLastFailureItselfIsThrownWithTheEarlierOnesSuppressed() {
    IOException first = new IOException("first");
    IOException second = new IOException("second");
    IOException third = new IOException("third");

    Throwable thrown = exhaust(3, first, second, third);

    assertThat(thrown).isSameAs(third);
    assertThat(thrown.getSuppressed()).hasSize(3).startsWith(first, second);
    RetryStopped stopped = (RetryStopped) thrown.getSuppressed()[2];
    assertThat(stopped.reason()).isEqualTo(Reason.EXHAUSTED);
    assertThat(stopped.attempts()).isEqualTo(3);
    assertThat(stopped.elapsed()).isEqualTo(Duration.ofMillis(300));
    assertThat(stopped.method()).isEqualTo("com.acme.Billing#fetch(long)");
    assertThat(stopped)
        .hasMessage(
            "gave up on com.acme.Billing#fetch(long) after 3 attempts, 300 ms:"
                + " all attempts were used");
    assertThat(stopped.getStackTrace()).isEmpty();
  }

  @Test
  void theHistoryIsBoundedToTheFirstAndTheLastSeven() {
    List<IOException> failures = new ArrayList<>();
    for (int i = 1; i <= 1_000; i++) {
      failures.add(new IOException("failure " + i));
    }
    IOException last = failures.get(999);

    exhaust(1_000, failures.toArray());

    assertThat(last.getSuppressed()).hasSize(9).startsWith(failures.get(0), failures.get(992));
    assertThat(last.getSuppressed()[7]).isSameAs(failures.get(998));
    assertThat(last.getSuppressed()[8]).isInstanceOf(RetryStopped.class);
  }

  @Test
  void anInstanceThrownTwiceIsThrownAsItIs() {
    IOException shared = new IOException("shared");

    assertThat(exhaust(3, shared)).isSameAs(shared);
    assertThat(shared.getSuppressed()).isEmpty();
  }

  @Test
  void anInstanceThatFailsCallAfterCallDoesNotGatherSuppressedFailures() {
    IOException shared = new IOException("shared");

    for (int call = 0; call < 100; call++) {
      assertThat(exhaust(2, new IOException("fresh"), shared)).isSameAs(shared);
    }

    assertThat(shared.getSuppressed()).hasSize(2);
  }

  @Test
  void anEarlierFailureThatIsACauseOfTheLastIsNotSuppressedToo() {
    IOException first = new IOException("first");
    IOException last = new IOException("last", first);

    exhaust(2, first, last);

    assertThat(last.getSuppressed()).singleElement().isInstanceOf(RetryStopped.class);
  }

  @Test
  void aFailureThatCausedAnEarlierOneIsNotMadeToSuppressIt() {
    IOException root = new IOException("root");
    IOException wrapper = new IOException("wrapper", root);

    assertThat(exhaust(2, wrapper, root)).isSameAs(root);
    assertThat(root.getSuppressed()).isEmpty();
  }

  @Test
  void aFailureThatCannotSuppressIsThrownAsItIs() {
    Throwable sealedOff = new Unsuppressible();

    assertThat(exhaust(2, new IOException(), sealedOff)).isSameAs(sealedOff);
    assertThat(sealedOff.getSuppressed()).isEmpty();
  }

  @Test
  void aFailureThatEndsLaterAttemptsCarriesTheHistoryToo() {
    IOException first = new IOException();
    IllegalStateException unmatched = new IllegalStateException();

    Throwable thrown =
        catchThrowable(
            () ->
                Retries.call(
                    retries.plan(p -> p.on(IOException.class.getName())),
                    Body.of(first, unmatched)));

    assertThat(thrown).isSameAs(unmatched);
    assertThat(thrown.getSuppressed()).hasSize(2).startsWith(first);
    assertThat(((RetryStopped) thrown.getSuppressed()[1]).reason()).isEqualTo(Reason.UNMATCHED);
  }

  @Test
  void aFirstFailureThatIsNotRetriedPassesAsIfNothingWereWoven() {
    Error error = new AssertionError();

    assertThat(exhaust(3, error)).isSameAs(error);
    assertThat(error.getSuppressed()).isEmpty();
  }

  @Test
  void aSingleAttemptLeavesNoTraceAtAll() {
    IOException failure = new IOException();

    assertThat(exhaust(1, failure)).isSameAs(failure);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(retries.time.sleeps()).isEmpty();
  }

  @Test
  void aSingleAttemptTakesNothingFromTheBudget() {
    RetryPlan plan = retries.plan(p -> p.maxAttempts(1).budget("shared"));

    assertThatThrownBy(() -> Retries.call(plan, Body.of(new IOException())));

    assertThat(Budgets.tokens(retries, "shared")).isEqualTo(500);
  }

  private Throwable exhaust(int maxAttempts, Object... outcomes) {
    return catchThrowable(
        () -> Retries.call(retries.plan(p -> p.maxAttempts(maxAttempts)), Body.of(outcomes)));
  }

  private static final class Unsuppressible extends Exception {
    Unsuppressible() {
      super("unsuppressible", null, false, true);
    }
  }
}
