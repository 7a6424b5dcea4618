package dev.selvedge.runtime.shard.placement;

import dev.selvedge.runtime.shard.KeyHash;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Members and keys for tests of placement. */
final class Rings {
  static final int KEYS = 1_000_000;
  static final int SLOTS = RingConfig.DEFAULT_SLOTS;

  private static final int[] KEYS_OF_SLOT = new int[SLOTS];

  static {
    View anyView = View.of(RingConfig.DEFAULT, List.of(), 1);
    for (int key = 0; key < KEYS; key++) {
      KEYS_OF_SLOT[anyView.slot(KeyHash.of(key))]++;
    }
  }

  private Rings() {}

  static RingConfig seeded(long seed) {
    return new RingConfig(SLOTS, seed, 0);
  }

  static Member member(int number) {
    return new Member("node-" + number, "host-" + number + ":7000");
  }

  static List<Member> members(int count) {
    return weighted(count, number -> 1);
  }

  static List<Member> weighted(int count, IntToDoubleFunction weight) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> new Member("node-" + number, "host-" + number, weight.applyAsDouble(number)))
        .toList();
  }

  static List<Member> without(List<Member> members, Member left) {
    return members.stream().filter(member -> !member.equals(left)).toList();
  }

  static List<Member> and(List<Member> members, Member joined) {
    List<Member> all = new ArrayList<>(members);
    all.add(joined);
    return all;
  }

  /** How many of the million keys each member owns, by its index. */
  static long[] keysOf(View view) {
    long[] keys = new long[view.members().size()];
    for (int slot = 0; slot < SLOTS; slot++) {
      keys[view.slotOwner(slot)] += KEYS_OF_SLOT[slot];
    }
    return keys;
  }

  static long keysIn(SlotSet slots) {
    return slots.stream().mapToLong(slot -> KEYS_OF_SLOT[slot]).sum();
  }

  /** By slot; a buffer, as it compares fast. */
  static IntBuffer owners(View view) {
    int[] owners = new int[view.config().slots()];
    Arrays.setAll(owners, view::slotOwner);
    return IntBuffer.wrap(owners);
  }
}
