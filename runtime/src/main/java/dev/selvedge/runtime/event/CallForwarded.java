package dev.selvedge.runtime.event;

import java.time.Duration;

/**
 * A {@code @ShardBy} call whose key another node owned has ended.
 *
 * @param method {@code com.acme.Billing#balance(java.lang.String)}
 * @param owner id of the node that was asked last; empty where none was
 * @param attempts how often it was sent
 * @param elapsed from the call to its end; where it ran here, to the beginning of that
 */
public record CallForwarded(
    String method, String ring, String owner, int attempts, Outcome outcome, Duration elapsed) {

  /** How a forwarded call ended. */
  public enum Outcome {
    /** The method has returned there. */
    RETURNED,
    /** The method has thrown there. */
    THREW,
    /** It ran here after all. */
    RAN_HERE,
    /** It did not run: {@code ShardUnavailableException}. */
    UNAVAILABLE,
    /** It did not run: {@code StaleViewException}. */
    STALE,
    /** It may have run: {@code UnknownOutcomeException}. */
    UNKNOWN
  }
}
