package dev.selvedge.runtime;

/** One or several settings are unknown or have a value that cannot be used. */
public final class InvalidSettingException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message, null);
  }
}
