package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.SelvedgeException;
import org.jspecify.annotations.Nullable;

/**
 * This process and the owners that it asked do not agree on who owns the key; the method did not
 * run, and calling again is safe.
 */
public final class StaleViewException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public StaleViewException(String message) {
    super(message, null);
  }

  public StaleViewException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
