package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.SelvedgeException;

/**
 * A part of a lock's key is null or empty, so that there is nothing to lock; the body has not run.
 */
public final class InvalidLockKeyException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public InvalidLockKeyException(String message) {
    super(message, null);
  }
}
