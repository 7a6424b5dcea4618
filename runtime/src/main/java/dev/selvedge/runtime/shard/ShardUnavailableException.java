package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.SelvedgeException;
import org.jspecify.annotations.Nullable;

/**
 * The owner could not be reached, or refused before it ran anything; the method did not run, and
 * calling again is safe.
 */
public final class ShardUnavailableException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public ShardUnavailableException(String message) {
    super(message, null);
  }

  public ShardUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
