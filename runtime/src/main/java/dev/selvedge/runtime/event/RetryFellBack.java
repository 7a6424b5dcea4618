package dev.selvedge.runtime.event;

/**
 * A fallback's result stood in for a call that had failed for good.
 *
 * @param method {@code com.acme.Billing#fetch(long)}
 * @param cause the failure, or the {@code RetryStopped} of a rejected result
 */
public record RetryFellBack(String method, Throwable cause) {}
