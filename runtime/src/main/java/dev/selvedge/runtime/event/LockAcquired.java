package dev.selvedge.runtime.event;

import java.time.Duration;

/**
 * A lock was granted.
 *
 * @param method {@code com.acme.Billing#charge(com.acme.Invoice)}
 * @param key as it is kept in the store
 * @param token the fencing token
 * @param waited from the call to the grant of its last key
 */
public record LockAcquired(String method, String key, long token, Duration waited) {}
