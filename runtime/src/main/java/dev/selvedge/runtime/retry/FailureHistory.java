package dev.selvedge.runtime.retry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The earlier failures of one call: the first and the last few, so that memory stays bounded
 * whatever the number of attempts. Not thread-safe.
 */
final class FailureHistory {
  /** Failures kept: the first, and the last seven. */
  static final int LIMIT = 8;

  /** Suppressed exceptions beyond which an instance, evidently a shared one, is left alone. */
  private static final int CROWDED = 64;

  private final @Nullable Throwable first;
  private Throwable @Nullable [] later;
  private int laterCount;

  /**
   * A history that begins with this failure.
   *
   * @param first null where there was none
   */
  FailureHistory(@Nullable Throwable first) {
    this.first = first;
  }

  /** Keeps a later one that was retried too. */
  void add(Throwable failure) {
    if (!contains(failure)) {
      append(failure);
    }
  }

  private void append(Throwable failure) {
    Throwable[] all = later;
    if (all == null) {
      all = new Throwable[2];
    } else if (laterCount == all.length && laterCount < LIMIT - 1) {
      all = Arrays.copyOf(all, LIMIT - 1);
    }
    if (laterCount == LIMIT - 1) {
      System.arraycopy(all, 1, all, 0, LIMIT - 2);
      all[LIMIT - 2] = failure;
    } else {
      all[laterCount++] = failure;
    }
    later = all;
  }

  /** Whether the instance failed an earlier attempt too: a shared one, never to be mutated. */
  boolean contains(Throwable failure) {
    if (failure == first) {
      return true;
    }
    for (int i = 0; i < laterCount; i++) {
      if (later != null && later[i] == failure) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds what is kept, and why the call ended, to the suppressed exceptions of the final failure;
   * leaves alone an instance that was seen before, in this call or, to judge by a mark of the same
   * method that it carries, in an earlier one.
   *
   * @return whether the failure now carries the mark
   */
  boolean attachTo(Throwable last, RetryStopped stopped) {
    if (contains(last) || isShared(last, stopped.method()) || isCauseOfEarlier(last)) {
      return false;
    }
    attach(last, first);
    for (int i = 0; later != null && i < laterCount; i++) {
      attach(last, later[i]);
    }
    last.addSuppressed(stopped);
    Throwable[] suppressed = last.getSuppressed();
    return suppressed.length > 0 && suppressed[suppressed.length - 1] == stopped;
  }

  /** Suppressing what it caused would close a circle, which not every reader survives. */
  private boolean isCauseOfEarlier(Throwable last) {
    if (first != null && CauseChain.contains(first, last)) {
      return true;
    }
    for (int i = 0; later != null && i < laterCount; i++) {
      if (CauseChain.contains(later[i], last)) {
        return true;
      }
    }
    return false;
  }

  private static void attach(Throwable last, @Nullable Throwable earlier) {
    if (earlier != null && !CauseChain.contains(last, earlier)) {
      last.addSuppressed(earlier);
    }
  }

  /** Whether it carries so many suppressed exceptions that it must be a shared instance. */
  static boolean isCrowded(Throwable failure) {
    return failure.getSuppressed().length >= CROWDED;
  }

  private static boolean isShared(Throwable failure, String method) {
    if (isCrowded(failure)) {
      return true;
    }
    Throwable[] suppressed = failure.getSuppressed();
    for (Throwable t : suppressed) {
      if (t instanceof RetryStopped mark && mark.method().equals(method)) {
        return true;
      }
    }
    return false;
  }
}
