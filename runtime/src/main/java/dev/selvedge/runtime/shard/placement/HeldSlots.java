package dev.selvedge.runtime.shard.placement;

/**
 * The slots that one member has been given so far, of which it can at any time send on the one that
 * it wants least: that of the lowest draw (unsigned), of equal ones that of the highest number. A
 * binary heap with that one on top; not thread-safe.
 */
final class HeldSlots {
  private static final int NONE = -1;

  private final int[] slots;
  private final long[] draws;
  private int size;

  HeldSlots(int capacity) {
    this.slots = new int[capacity];
    this.draws = new long[capacity];
  }

  /** Adds a slot; returns the one that there is no room for, which may be the same, or -1. */
  int add(int slot, long draw) {
    if (size < slots.length) {
      rise(size++, slot, draw);
      return NONE;
    }
    if (slots.length == 0 || isLess(slot, draw, slots[0], draws[0])) {
      return slot;
    }
    int least = slots[0];
    sink(slot, draw);
    return least;
  }

  private void rise(int from, int slot, long draw) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!isLess(slot, draw, slots[parent], draws[parent])) {
        break;
      }
      slots[at] = slots[parent];
      draws[at] = draws[parent];
      at = parent;
    }
    slots[at] = slot;
    draws[at] = draw;
  }

  private void sink(int slot, long draw) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size
          && isLess(slots[child + 1], draws[child + 1], slots[child], draws[child])) {
        child++;
      }
      if (!isLess(slots[child], draws[child], slot, draw)) {
        break;
      }
      slots[at] = slots[child];
      draws[at] = draws[child];
      at = child;
    }
    slots[at] = slot;
    draws[at] = draw;
  }

  private static boolean isLess(int slot, long draw, int otherSlot, long otherDraw) {
    int order = Long.compareUnsigned(draw, otherDraw);
    return order < 0 || (order == 0 && slot > otherSlot);
  }
}
