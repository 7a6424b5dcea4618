package dev.selvedge.runtime.event;

/**
 * A lock ended while its holder still relied on it.
 *
 * @param reason how that was found out
 */
public record LockLost(String method, String key, long token, String reason) {}
