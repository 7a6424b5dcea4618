package dev.selvedge.runtime.retry;

import dev.selvedge.contract.RetryDefaults;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.internal.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The budgets that methods share by name, one set in a process. Thread-safe.
 *
 * <p>Sizes come from the settings {@code selvedge.budget[.NAME].tokens} and {@code
 * .refillPerSecond} when a budget is first used, and stay: a budget that grew or shrank while it is
 * being used would have to invent or lose tokens.
 */
final class RetryBudgets {
  private final Map<String, RetryBudget> shared = new ConcurrentHashMap<>();
  private final TimeSource time;
  private final Settings settings;

  /** Budgets of the default size. */
  RetryBudgets(TimeSource time) {
    this(time, new Settings(List.of()));
  }

  RetryBudgets(TimeSource time, Settings settings) {
    this.time = time;
    this.settings = settings;
  }

  /** The budget of that name; null for "unlimited". */
  @Nullable RetryBudget named(String name) {
    return name.equals(RetryDefaults.UNLIMITED)
        ? null
        : shared.computeIfAbsent(name, unused -> create('.' + name));
  }

  /** A full budget that nobody else has. */
  RetryBudget create() {
    return create("");
  }

  private RetryBudget create(String name) {
    return new RetryBudget(
        size(name, "tokens").map(Integer::parseInt).orElse(RetryBudget.TOKENS),
        size(name, "refillPerSecond")
            .map(Double::parseDouble)
            .orElse(RetryBudget.REFILL_PER_SECOND),
        time.nanoTime());
  }

  private Optional<String> size(String name, String attribute) {
    return settings
        .get("selvedge.budget" + name + '.' + attribute)
        .or(() -> settings.get("selvedge.budget." + attribute));
  }
}
