package dev.selvedge.runtime.retry;

import dev.selvedge.Jitter;
import dev.selvedge.Nested;
import dev.selvedge.contract.RetryDefaults;
import java.util.List;

/** The attributes of one {@code @Retry} as written: durations as text, classes by name. */
record RetryAttributes(
    int maxAttempts,
    String delay,
    double multiplier,
    String maxDelay,
    Jitter jitter,
    String maxDuration,
    List<String> on,
    List<String> abortOn,
    String budget,
    Nested nested,
    boolean idempotent) {

  static final RetryAttributes DEFAULTS =
      new RetryAttributes(
          RetryDefaults.MAX_ATTEMPTS,
          RetryDefaults.DELAY,
          RetryDefaults.MULTIPLIER,
          "",
          Jitter.FULL,
          "",
          List.of(Exception.class.getName()),
          List.of(),
          "",
          Nested.DAMPEN,
          false);

  RetryAttributes {
    on = List.copyOf(on);
    abortOn = List.copyOf(abortOn);
  }

  /** A mutable copy. */
  Builder toBuilder() {
    return new Builder(this);
  }

  /** The same values, to be changed one by one; not thread-safe. */
  static final class Builder {
    int maxAttempts;
    String delay;
    double multiplier;
    String maxDelay;
    Jitter jitter;
    String maxDuration;
    List<String> on;
    List<String> abortOn;
    String budget;
    Nested nested;
    boolean idempotent;

    private Builder(RetryAttributes from) {
      maxAttempts = from.maxAttempts;
      delay = from.delay;
      multiplier = from.multiplier;
      maxDelay = from.maxDelay;
      jitter = from.jitter;
      maxDuration = from.maxDuration;
      on = from.on;
      abortOn = from.abortOn;
      budget = from.budget;
      nested = from.nested;
      idempotent = from.idempotent;
    }

    RetryAttributes build() {
      return new RetryAttributes(
          maxAttempts,
          delay,
          multiplier,
          maxDelay,
          jitter,
          maxDuration,
          on,
          abortOn,
          budget,
          nested,
          idempotent);
    }
  }
}
