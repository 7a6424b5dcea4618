package dev.selvedge.runtime.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt failed and another one follows.
 *
 * @param method {@code com.acme.Billing#fetch(long)}
 * @param attempt which attempt it was, from 1
 * @param failure what it threw; null where its result was rejected
 * @param delay the wait before the next attempt
 */
public record RetryAttemptFailed(
    String method, int attempt, @Nullable Throwable failure, Duration delay) {}
