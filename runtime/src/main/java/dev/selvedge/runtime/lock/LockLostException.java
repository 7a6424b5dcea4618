package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.SelvedgeException;

/**
 * The lock ended while its holder still relied on it: somebody else may hold it, so that what was
 * done since may have to be undone.
 */
public final class LockLostException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public LockLostException(String message) {
    super(message, null);
  }
}
