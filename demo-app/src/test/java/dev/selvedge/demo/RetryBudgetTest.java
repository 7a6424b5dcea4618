package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Retry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link PaymentClient#charge} promises about attempts and the retry budget. */
class RetryBudgetTest {

  /** What a budget holds, by the documentation of {@link Retry#budget()}. */
  private static final int BUDGET = 500;

  @Test
  void theDefaultBuyersCannotRunTheBudgetDryWhileCallsSucceed() throws Exception {
    int retriesHeldAtMost = Options.of(CommandLine.parse(List.of())).buyers() * (attempts() - 1);

    assertThat(retriesHeldAtMost).isLessThanOrEqualTo(BUDGET);
  }

  @Test
  void withTheDefaultOptionsEverySeatIsAnsweredWithinTheAttempts() throws Exception {
    Options options = Options.of(CommandLine.parse(List.of()));
    FailurePlan plan = new FailurePlan(options.seed(), options.failureRate());

    for (int seat = 1; seat <= options.seats(); seat++) {
      assertThat(failuresInARow(plan, new Seat(seat))).isLessThan(attempts());
    }
  }

  private static int failuresInARow(FailurePlan plan, Seat seat) {
    int failures = 0;
    while (plan.behaviour(seat, failures + 1) != Behaviour.ANSWER) {
      failures++;
    }
    return failures;
  }

  private static int attempts() throws NoSuchMethodException {
    return PaymentClient.class
        .getDeclaredMethod("charge", Seat.class)
        .getAnnotation(Retry.class)
        .maxAttempts();
  }
}
