package dev.selvedge.runtime.event;

import java.time.Duration;

/**
 * A call succeeded after at least one failed attempt.
 *
 * @param method {@code com.acme.Billing#fetch(long)}
 * @param attempts calls made, the successful one included
 * @param elapsed from the first failure (from entry, where {@code maxDuration} is set) to success
 */
public record RetryRecovered(String method, int attempts, Duration elapsed) {}
