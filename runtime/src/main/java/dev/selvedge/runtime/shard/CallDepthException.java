package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.SelvedgeException;

/**
 * Forwarded calls are nested too deeply in one another, as where two methods call each other for
 * ever; the method did not run. Never retried.
 */
public final class CallDepthException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public CallDepthException(String message) {
    super(message, null);
  }
}
