package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;

/** Looks into the budgets of a test. */
final class Budgets {
  private Budgets() {}

  /** Whole tokens of the budget with that name. */
  static long tokens(Retries retries, String name) {
    return requireNonNull(retries.budgets.named(name)).tokens(retries.time.nanoTime());
  }

  /** Leaves that many tokens in it. */
  static void leave(Retries retries, String name, int tokens) {
    RetryBudget budget = requireNonNull(retries.budgets.named(name));
    while (budget.tokens(retries.time.nanoTime()) > tokens) {
      budget.take(retries.time.nanoTime());
    }
  }
}
