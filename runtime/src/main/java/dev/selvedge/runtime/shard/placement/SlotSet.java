package dev.selvedge.runtime.shard.placement;

import java.util.BitSet;
import java.util.StringJoiner;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Some of a ring's slots, a bit for each. Immutable. */
public final class SlotSet {
  public static final SlotSet EMPTY = new SlotSet(new BitSet());

  private final BitSet bits;

  private SlotSet(BitSet bits) {
    this.bits = bits;
  }

  public static SlotSet of(int... slots) {
    BitSet bits = new BitSet();
    for (int slot : slots) {
      bits.set(slot);
    }
    return new SlotSet(bits);
  }

  static SlotSet where(int slots, IntPredicate included) {
    BitSet bits = new BitSet(slots);
    for (int slot = 0; slot < slots; slot++) {
      if (included.test(slot)) {
        bits.set(slot);
      }
    }
    return new SlotSet(bits);
  }

  public int size() {
    return bits.cardinality();
  }

  public boolean isEmpty() {
    return bits.isEmpty();
  }

  public boolean contains(int slot) {
    return slot >= 0 && bits.get(slot);
  }

  /** In ascending order. */
  public IntStream stream() {
    return bits.stream();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlotSet that && bits.equals(that.bits);
  }

  @Override
  public int hashCode() {
    return bits.hashCode();
  }

  /** As ranges: {@code [0-5, 7]}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (int first = bits.nextSetBit(0); first >= 0; ) {
      int end = bits.nextClearBit(first);
      text.add(end - first == 1 ? "" + first : first + "-" + (end - 1));
      first = bits.nextSetBit(end);
    }
    return text.toString();
  }
}
