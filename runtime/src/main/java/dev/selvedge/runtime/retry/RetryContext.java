package dev.selvedge.runtime.retry;

import java.time.Duration;
import java.util.Optional;

/**
 * What the attempt that runs on the current thread knows of its call; an immutable snapshot.
 *
 * <p>It exists from the first failure on (from entry, where {@code maxDuration} is set): nothing is
 * kept for calls that succeed at once. A first attempt sees the context of the call around it, if
 * that one is being retried, else attempt 1.
 *
 * @param method the method, {@code com.acme.Billing#fetch(long)}; empty outside of any retried call
 * @param attempt which attempt runs, from 1
 * @param remaining what is left of {@code maxDuration}, its own or that of a call around it; never
 *     negative; empty where there is none
 * @param lastFailure what the attempt before threw
 */
public record RetryContext(
    Optional<String> method,
    int attempt,
    Optional<Duration> remaining,
    Optional<Throwable> lastFailure) {

  private static final RetryContext NONE =
      new RetryContext(Optional.empty(), 1, Optional.empty(), Optional.empty());

  /** The context of the innermost retried call on this thread. */
  public static RetryContext current() {
    RetryScope scope = RetryScope.current();
    return scope == null ? NONE : scope.snapshot();
  }
}
