package dev.selvedge.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The root of all exceptions that Selvedge itself throws; unchecked. Its message names the method
 * or key and the remedy.
 */
public abstract class SelvedgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected SelvedgeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  protected SelvedgeException(String message, boolean suppressible, boolean stacked) {
    super(message, null, suppressible, stacked);
  }

  /**
   * Whether {@code @Retry} treats it like any other failure. Where this is false, it is retried
   * only if its type is named in {@code on}.
   */
  public boolean retryable() {
    return false;
  }
}
