package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.SelvedgeException;
import org.jspecify.annotations.Nullable;

/**
 * The place where locks are kept did not answer in time; the body has not run. Retried by
 * {@code @Retry} like any other failure.
 */
public final class LockStoreUnavailableException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public LockStoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
