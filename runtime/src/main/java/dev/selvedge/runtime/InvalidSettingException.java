package dev.selvedge.runtime;

import org.jspecify.annotations.Nullable;

/** One or several settings are unknown or have a value that cannot be used. */
public final class InvalidSettingException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message, null);
  }

  public InvalidSettingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
