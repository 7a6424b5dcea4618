package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.SelvedgeException;

/**
 * A call that holds a lock as shared asked, nested in itself, for the same lock as exclusive; the
 * nested method has not run.
 */
public final class LockUpgradeException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public LockUpgradeException(String message) {
    super(message, null);
  }
}
