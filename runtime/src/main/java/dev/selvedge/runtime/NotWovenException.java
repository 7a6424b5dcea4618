package dev.selvedge.runtime;

/**
 * An annotated method would have run without what its annotation promises: the class was not woven.
 * Thrown by {@code Selvedge.verify()}, and by methods whose weaving failed under {@code
 * selvedge.unwoven=fail}.
 */
public final class NotWovenException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  public NotWovenException(String message) {
    super(message, null);
  }
}
