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

  /**
   * A weak reference to the failure, and its number. Of the JDK's own types, because threads of a
   * pool outlive an application: a class of ours in there would keep its class loader alive.
   */
  private static final ThreadLocal<Object @Nullable []> UNMARKED = new ThreadLocal<>();

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
    UNMARKED.set(new Object[] {new WeakReference<>(failure), number});
  }

  /** Whether an inner retry gave up on the failure, or a cause of it, after that number. */
  static boolean include(Throwable failure, int entry) {
    if (LATEST.get() == entry) {
      return false;
    }
    Object[] unmarked = UNMARKED.get();
    return CauseChain.find(
            failure,
            t ->
                isMark(t, entry)
                    || isMarked(t, entry)
                    || (unmarked != null && isRemembered(unmarked, t, entry)))
        != null;
  }

  private static boolean isRemembered(Object[] unmarked, Throwable t, int entry) {
    return ((Integer) unmarked[1]) - entry > 0 && ((WeakReference<?>) unmarked[0]).get() == t;
  }

  private static boolean isMarked(Throwable t, int entry) {
    for (Throwable suppressed : t.getSuppressed()) {
      if (isMark(suppressed, entry)) {
        return true;
      }
    }
    return false;
  }

  /** Also what a fallback got for a rejected result, and may have put into a failure of its own. */
  private static boolean isMark(Throwable t, int entry) {
    return t instanceof RetryStopped mark
        && mark.reason().overMatchedFailure()
        && mark.sequence() - entry > 0;
  }
}
