package dev.selvedge;

/** What an outer {@link Retry} does with a failure that an inner one has already given up on. */
public enum Nested {
  /** Passes it on without another attempt, so that three loops of three make three calls. */
  DAMPEN,

  /** Retries it like any other failure, so that three loops of three make twenty-seven calls. */
  MULTIPLY
}
