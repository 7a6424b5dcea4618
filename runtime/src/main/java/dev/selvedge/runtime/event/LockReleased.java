package dev.selvedge.runtime.event;

import java.time.Duration;

/**
 * A lock was given back.
 *
 * @param held since it was granted
 */
public record LockReleased(String method, String key, long token, Duration held) {}
