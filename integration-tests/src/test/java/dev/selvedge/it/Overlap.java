package dev.selvedge.it;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long two {@code watched} holders believed at once that they held the same key, by what both
 * measured themselves: no line's way to this process counts, so there is nothing to tolerate.
 */
final class Overlap {
  /**
   * Whether {@link System#nanoTime} of two processes can be compared: on Linux it is the host's
   * CLOCK_MONOTONIC; elsewhere its origin is the virtual machine's own affair.
   */
  private static final boolean MEASURABLE =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");

  private int compared;
  private int overlaps;
  private long nearest = Long.MAX_VALUE;

  /** Compares one handover, once both have said what there is to say. */
  void compare(WorkerProcess former, String formerId, WorkerProcess next, String nextId)
      throws InterruptedException {
    if (!MEASURABLE) {
      return;
    }
    long believed = former.await(formerId + " believed ").number();
    long apart = next.await(nextId + " granted ").number() - believed;
    compared++;
    overlaps += apart < 0 ? 1 : 0;
    nearest = Math.min(nearest, apart);
  }

  int times() {
    return overlaps;
  }

  @Override
  public String toString() {
    if (!MEASURABLE) {
      return "not compared, as clocks of two processes are comparable on Linux only";
    }
    return overlaps
        + " of "
        + compared
        + " times two believed to hold it, the nearest grant "
        + TimeUnit.NANOSECONDS.toMicros(nearest)
        + " us after the former's belief";
  }
}
