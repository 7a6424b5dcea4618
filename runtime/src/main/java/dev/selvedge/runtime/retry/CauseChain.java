package dev.selvedge.runtime.retry;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A throwable and its causes, outermost first, walked safely even where the causes form a cycle:
 * each is visited at least once and the walk ends (Brent, "An improved Monte Carlo factorization
 * algorithm", 1980). A chain that has no end, because an exception makes a new cause each time it
 * is asked, is walked for a while.
 */
final class CauseChain {
  /** More causes than any real failure has. */
  private static final int LONGEST = 10_000;

  private CauseChain() {}

  /** Whether that very instance stands in the chain. */
  static boolean contains(Throwable top, Throwable sought) {
    return find(top, t -> t == sought) != null;
  }

  /** The first in the chain that satisfies the predicate. */
  static @Nullable Throwable find(Throwable top, Predicate<? super Throwable> predicate) {
    Throwable mark = top;
    int steps = 0;
    int limit = 1;
    Throwable t = top;
    for (int walked = 0; walked < LONGEST; walked++) {
      if (predicate.test(t)) {
        return t;
      }
      Throwable cause = t.getCause();
      if (cause == null || cause == mark) {
        return null;
      }
      if (++steps == limit) {
        mark = cause;
        limit <<= 1;
        steps = 0;
      }
      t = cause;
    }
    return null;
  }
}
