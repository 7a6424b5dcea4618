package dev.selvedge.runtime.event;

import org.jspecify.annotations.Nullable;

/**
 * A lock could not be given back, or the store no longer had it as this holder's. The method's
 * outcome stands; the lease ends the lock.
 *
 * @param failure what the store answered; null where it answered that it was somebody else's
 */
public record LockReleaseFailed(
    String method, String key, long token, @Nullable Throwable failure) {}
