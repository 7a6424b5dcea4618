package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.SelvedgeException;
import org.jspecify.annotations.Nullable;

/**
 * The lock was not granted in time, or the waiting was interrupted (then the cause is the {@link
 * InterruptedException}, and the thread's flag is set); the body has not run.
 */
public final class LockUnavailableException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public LockUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
