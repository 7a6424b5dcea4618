package dev.selvedge.demo;

/** With what the lines start that a process of the office says to the one that started it. */
final class LineStart {

  /** Followed by the version of the weaver, or nothing. */
  static final String READY = "ready ";

  /** Followed by what it has done, in all. */
  static final String RESULT = "result ";

  /** Followed by the reason why it cannot go on. */
  static final String FAILED = "failed ";

  /** Followed by what it has done so far. */
  static final String PROGRESS = "progress ";

  /** Followed by a {@link NodeView}. */
  static final String VIEW = "view ";

  private LineStart() {}
}
