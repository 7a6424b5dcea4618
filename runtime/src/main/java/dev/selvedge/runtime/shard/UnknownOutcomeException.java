package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.SelvedgeException;
import org.jspecify.annotations.Nullable;

/**
 * The call was sent and no reply has come: it is not known whether the method ran. Never retried,
 * unless the method is {@code @Idempotent}.
 */
public final class UnknownOutcomeException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public UnknownOutcomeException(String message) {
    super(message, null);
  }

  public UnknownOutcomeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
