package dev.selvedge.runtime.shard.placement;

import org.jspecify.annotations.Nullable;

/**
 * What all nodes of a ring must agree upon, beside its members.
 *
 * @param slots a power of two from 2^4 to 2^20
 * @param seed of the rendezvous; rings with different seeds share out keys differently
 * @param loadCap how much more than its fair share of slots a member may own, from 0.01 to 10, as
 *     0.05 for five per cent; 0 for no cap
 * @param pinned who owns which slot, in place of the rendezvous; null for none
 */
public record RingConfig(int slots, long seed, double loadCap, @Nullable PinnedSlots pinned) {
  public static final int DEFAULT_SLOTS = 1 << 16;
  public static final RingConfig DEFAULT = new RingConfig(DEFAULT_SLOTS, 0, 0);

  private static final int FEWEST = 1 << 4;
  private static final int MOST = 1 << 20;

  /**
   * @throws IllegalArgumentException if a value is out of range, or the pinned slots are those of
   *     another number of slots, or come with a load cap, which could not be kept
   */
  public RingConfig {
    if (slots < FEWEST || slots > MOST || Integer.bitCount(slots) != 1) {
      throw new IllegalArgumentException(
          slots + " slots: the number is not a power of two from 16 to 1048576; use 65536");
    }
    if (loadCap == 0) {
      loadCap = 0; // -0.0 is no other cap, and shall have no other fingerprint
    } else if (!(loadCap >= 0.01 && loadCap <= 10)) {
      throw new IllegalArgumentException(
          "loadCap "
              + loadCap
              + " is neither 0 nor a number from 0.01 to 10; use 0.05, or 0 for none");
    }
    if (pinned != null && pinned.slots() != slots) {
      throw new IllegalArgumentException(
          "the pinned map is for " + pinned.slots() + " slots, the ring has " + slots);
    }
    if (pinned != null && loadCap != 0) {
      throw new IllegalArgumentException(
          "loadCap " + loadCap + " cannot be kept where all slots are pinned; drop one of the two");
    }
  }

  public RingConfig(int slots, long seed, double loadCap) {
    this(slots, seed, loadCap, null);
  }
}
