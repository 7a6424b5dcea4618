package dev.selvedge.runtime.event;

import java.time.Duration;

/**
 * This node has run a call of another one, or has turned it away for want of room or time.
 *
 * @param method {@code com.acme.Billing#balance(java.lang.String)}
 * @param origin id of the node that asked
 * @param elapsed from its arrival to the reply
 */
public record CallServed(
    String method, String ring, String origin, Outcome outcome, Duration elapsed) {

  /** How a call of another node ended. */
  public enum Outcome {
    RETURNED,
    THREW,
    /** Nothing of it has run. */
    REFUSED
  }
}
