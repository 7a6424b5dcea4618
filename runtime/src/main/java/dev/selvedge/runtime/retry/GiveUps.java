package dev.selvedge.runtime.retry;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which failures an inner retry has given up on, so that an outer one need not try them again.
 *
 * <p>Every give-up has a number. A woven method reads the latest number at entry, and a failure
 * counts as given up on during that call only if its number is later: a cached exception instance
 * that some earlier call gave up on is not mistaken for one. The number is an {@code int} compared
 * by difference, so it may wrap.
 *
 * <p>Why a plain read at entry is safe: give-ups of the same thread are ordered before it by
 * program order; those of other threads may be seen late, which makes the number read too small,
 * and can only dampen a failure that another thread gave up on at that very moment. A plain read
 * lets the JIT move it off the success path.
 */
final class GiveUps {
  private static final AtomicInteger LATEST = new AtomicInteger();
  private static final ThreadLocal<@Nullable Unmarked> UNMARKED = new ThreadLocal<>();

  private GiveUps() {}

  /** The number of the latest give-up. */
  static int sequence() {
    return LATEST.getPlain();
  }

  /** The number for a new one. */
  static int next() {
    return LATEST.incrementAndGet();
  }

  /** Remembers, for this thread, a failure that cannot carry a {@link RetryStopped}. */
  static void remember(Throwable failure, int number) {
    UNMARKED.set(new Unmarked(new WeakReference<>(failure), number));
  }

  /** Whether an inner retry gave up on the failure, or a cause of it, after that number. */
  static boolean include(Throwable failure, int entry) {
    if (LATEST.get() == entry) {
      return false;
    }
    Unmarked unmarked = UNMARKED.get();
    return CauseChain.find(
            failure,
            t ->
                isMarked(t, entry)
                    || (unmarked != null
                        && unmarked.number - entry > 0
                        && unmarked.failure.refersTo(t)))
        != null;
  }

  private static boolean isMarked(Throwable t, int entry) {
    for (Throwable suppressed : t.getSuppressed()) {
      if (suppressed instanceof RetryStopped mark
          && mark.reason().overMatchedFailure()
          && mark.sequence() - entry > 0) {
        return true;
      }
    }
    return false;
  }

  private record Unmarked(WeakReference<Throwable> failure, int number) {}
}
