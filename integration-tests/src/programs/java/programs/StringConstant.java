package programs;

/** Names the annotation in a text only. */
final class StringConstant {
  static final StringBuilder TEXT = new StringBuilder("Ldev/selvedge/Retry;");

  private StringConstant() {}
}
