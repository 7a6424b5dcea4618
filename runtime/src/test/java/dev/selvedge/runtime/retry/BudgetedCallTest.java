package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetedCallTest {
  private final Retries retries = new Retries();
  private final RetryPlan plan = retries.plan(p -> p.budget("payments").delay("0ms"));

  @Test
  void aRetryTakesOneTokenEach() {
    Retries.fails(() -> Retries.call(plan, Body.of(new IOException())));

    assertThat(Budgets.tokens(retries, "payments")).isEqualTo(498);
  }

  @Test
  void aCallThatSucceedsAfterRetriesGivesBackWhatItTook() throws Exception {
    assertThat(Retries.call(plan, Body.of(new IOException(), new IOException(), "ok")))
        .isEqualTo("ok");

    assertThat(Budgets.tokens(retries, "payments")).isEqualTo(500);
  }

  @Test
  void refusalRethrowsTheOriginalFailureWithTheReason() {
    Budgets.leave(retries, "payments", 0);
    IOException failure = new IOException();
    Body<String> body = Body.of(failure);

    assertThat(catchThrowable(() -> Retries.call(plan, body))).isSameAs(failure);

    assertThat(body.calls()).isEqualTo(1);
    assertThat(failure.getSuppressed())
        .singleElement()
        .isInstanceOfSatisfying(
            RetryStopped.class, stopped -> assertThat(stopped.reason()).isEqualTo(Reason.BUDGET));
  }

  @Test
  void theBudgetMayRunOutInMidCall() {
    Budgets.leave(retries, "payments", 1);
    Body<String> body = Body.of(new IOException());

    Retries.fails(() -> Retries.call(plan, body));

    assertThat(body.calls()).isEqualTo(2);
  }

  @Test
  void methodsWithTheSameNameShareOne() {
    RetryPlan other = retries.plan("charge()", p -> p.budget("payments").delay("0ms"));
    Budgets.leave(retries, "payments", 2);
    Retries.fails(() -> Retries.call(plan, Body.of(new IOException())));
    Body<String> body = Body.of(new IOException());

    Retries.fails(() -> Retries.call(other, body));

    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void withoutANameEachMethodHasItsOwn() {
    RetryPlan one = retries.plan("one()", p -> p.maxAttempts(1_000).delay("0ms"));
    RetryPlan two = retries.plan("two()", p -> p.maxAttempts(1_000).delay("0ms"));

    for (RetryPlan each : new RetryPlan[] {one, two}) {
      Body<String> body = Body.of(new IOException());
      Retries.fails(() -> Retries.call(each, body));
      assertThat(body.calls()).isEqualTo(501);
    }
  }

  @Test
  void anUnlimitedBudgetIsNone() {
    RetryPlan unlimited = retries.plan(p -> p.budget("unlimited").maxAttempts(2_000).delay("0ms"));
    Body<String> body = Body.of(new IOException());

    Retries.fails(() -> Retries.call(unlimited, body));

    assertThat(body.calls()).isEqualTo(2_000);
  }

  @Test
  void aRetryThatWasNotMadeAfterAllCostsNothing() {
    retries.time.duringSleep(() -> Thread.currentThread().interrupt());
    RetryPlan waiting = retries.plan(p -> p.budget("payments"));

    Retries.fails(() -> Retries.call(waiting, Body.of(new IOException())));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(Budgets.tokens(retries, "payments")).isEqualTo(500);
  }

  @Test
  void settingsChangesDoNotRefillAMethodsOwnBudget() {
    RetryPlan own = retries.plan(p -> p.maxAttempts(1_000).delay("0ms"));
    Retries.fails(() -> Retries.call(own, Body.of(new IOException())));
    retries.settings.set("selvedge.retry.maxAttempts", "7");
    Body<String> body = Body.of(new IOException(UUID.randomUUID().toString()));

    Retries.fails(() -> Retries.call(own, body));

    assertThat(body.calls()).isEqualTo(1);
  }
}
