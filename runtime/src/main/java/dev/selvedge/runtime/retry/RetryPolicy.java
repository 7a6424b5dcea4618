package dev.selvedge.runtime.retry;

import dev.selvedge.Nested;
import dev.selvedge.contract.DurationText;
import dev.selvedge.contract.RetryDefaults;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one method after settings and units are resolved; immutable.
 *
 * @param maxDurationNanos 0 for none
 * @param budget null for none
 * @param settingsVersion the settings it was made from
 */
record RetryPolicy(
    int maxAttempts,
    Backoff backoff,
    long maxDurationNanos,
    FailureClassifier classifier,
    @Nullable RetryBudget budget,
    boolean dampensNested,
    long settingsVersion) {

  static RetryPolicy resolve(
      RetryAttributes attributes,
      @Nullable RetryBudget budget,
      @Nullable ClassLoader loader,
      long settingsVersion) {
    long delay = DurationText.parseNanos(attributes.delay());
    long cap =
        attributes.maxDelay().isBlank()
            ? Math.max(delay, DurationText.parseNanos(RetryDefaults.MAX_DELAY))
            : Math.max(delay, DurationText.parseNanos(attributes.maxDelay()));
    long maxDuration =
        attributes.maxDuration().isBlank() ? 0 : DurationText.parseNanos(attributes.maxDuration());
    return new RetryPolicy(
        attributes.maxAttempts(),
        new Backoff(delay, attributes.multiplier(), cap, attributes.jitter()),
        maxDuration,
        new FailureClassifier(
            classes(attributes.on(), loader),
            classes(attributes.abortOn(), loader),
            attributes.idempotent()),
        budget,
        attributes.nested() == Nested.DAMPEN,
        settingsVersion);
  }

  private static List<Class<? extends Throwable>> classes(
      List<String> names, @Nullable ClassLoader loader) {
    List<Class<? extends Throwable>> found = new ArrayList<>(names.size());
    for (String name : names) {
      try {
        found.add(Class.forName(name, false, loader).asSubclass(Throwable.class));
      } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
        // a class that is not there, such as one of an optional library, is never thrown either;
        // neither is one that is no throwable, or whose loader refuses because it was closed
      }
    }
    return found;
  }
}
