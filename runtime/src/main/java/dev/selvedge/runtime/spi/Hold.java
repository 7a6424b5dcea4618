package dev.selvedge.runtime.spi;

import dev.selvedge.LockMode;
import java.time.Duration;

/**
 * A lock that was granted.
 *
 * @param key as in the {@link AcquireRequest}, as are owner, mode and lease
 * @param token as in the reply
 */
public record Hold(String key, String owner, LockMode mode, Duration lease, long token) {}
