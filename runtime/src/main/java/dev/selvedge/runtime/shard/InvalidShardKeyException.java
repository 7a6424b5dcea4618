package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.SelvedgeException;
import org.jspecify.annotations.Nullable;

/** A shard key is missing or cannot be one; the method did not run. Never retried. */
public final class InvalidShardKeyException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public InvalidShardKeyException(String message) {
    super(message, null);
  }

  public InvalidShardKeyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
