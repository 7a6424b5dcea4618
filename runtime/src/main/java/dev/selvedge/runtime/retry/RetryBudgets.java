package dev.selvedge.runtime.retry;

import dev.selvedge.contract.RetryDefaults;
import dev.selvedge.runtime.internal.TimeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The budgets that methods share by name, one set in a process. Thread-safe. */
final class RetryBudgets {
  private final Map<String, RetryBudget> shared = new ConcurrentHashMap<>();
  private final TimeSource time;

  RetryBudgets(TimeSource time) {
    this.time = time;
  }

  /** The budget of that name; null for "unlimited". */
  @Nullable RetryBudget named(String name) {
    return name.equals(RetryDefaults.UNLIMITED)
        ? null
        : shared.computeIfAbsent(name, unused -> create());
  }

  /** A full budget that nobody else has. */
  RetryBudget create() {
    return new RetryBudget(RetryBudget.TOKENS, RetryBudget.REFILL_PER_SECOND, time.nanoTime());
  }
}
