package dev.selvedge;

/**
 * How a backoff delay is spread, so that callers that failed together do not return together.
 *
 * <p>Every kind draws from a range that already lies inside the cap, so no delay exceeds {@link
 * Retry#maxDelay()} and none piles up on it. Below, {@code b} is the exponential delay of the
 * attempt, already capped. The names and the first three formulas are those of Marc Brooker,
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
public enum Jitter {
  /** Exactly {@code b}: for a peer that nobody else calls. */
  NONE,

  /** Uniform in {@code [0, b]}: the least load on the peer, and the default. */
  FULL,

  /** Uniform in {@code [b/2, b]}: never returns at once. */
  EQUAL,

  /**
   * Uniform in {@code [delay, min(maxDelay, 3 × previous)]}: grows from what was drawn before, and
   * does not use {@link Retry#multiplier()}.
   */
  DECORRELATED
}
