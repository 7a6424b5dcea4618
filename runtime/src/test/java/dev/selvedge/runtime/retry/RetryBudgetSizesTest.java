package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.internal.SystemTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryBudgetSizesTest {
  private static final long NOW = SystemTime.INSTANCE.nanoTime();

  private final Settings settings = new Settings(List.of(new RetrySchema()));
  private final RetryBudgets budgets = new RetryBudgets(SystemTime.INSTANCE, settings);

  @Test
  void withoutSettingsABudgetHoldsFiveHundredRetries() {
    assertThat(size(budgets.create())).isEqualTo(500);
  }

  @Test
  void theGlobalSizeIsForAllBudgets() {
    settings.set("selvedge.budget.tokens", "7");

    assertThat(size(budgets.create())).isEqualTo(7);
    assertThat(size(budgets.named("payments"))).isEqualTo(7);
  }

  @Test
  void theSizeOfANamedBudgetWinsOverTheGlobalOne() {
    settings.set("selvedge.budget.tokens", "7");
    settings.set("selvedge.budget.payments.tokens", "3");

    assertThat(size(budgets.named("payments"))).isEqualTo(3);
    assertThat(size(budgets.named("mails"))).isEqualTo(7);
  }

  @Test
  void theExtremesThatSettingsAcceptMakeWorkingBudgets() {
    settings.set("selvedge.budget.tokens", "1000000");
    settings.set("selvedge.budget.refillPerSecond", "0.001");
    assertThat(size(budgets.create())).isEqualTo(1_000_000);

    settings.set("selvedge.budget.refillPerSecond", "1000000");
    assertThat(size(budgets.create())).isEqualTo(1_000_000);
  }

  /** What it holds when full, an hour later. */
  private static long size(@Nullable RetryBudget budget) {
    return requireNonNull(budget).tokens(NOW + 3_600_000_000_000L);
  }
}
