package dev.selvedge.runtime.event;

import java.time.Duration;

/**
 * A lock was not granted, so that the method did not run.
 *
 * @param keys what was asked for
 * @param waited how long it was waited for
 * @param failure what the caller got; for a call that skips instead, what it would have got; a
 *     {@code CancellationException} for an asynchronous call that was given up
 */
public record LockRefused(String method, String keys, Duration waited, Throwable failure) {}
