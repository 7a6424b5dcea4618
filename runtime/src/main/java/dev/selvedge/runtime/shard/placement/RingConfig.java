package dev.selvedge.runtime.shard.placement;

/**
 * What all nodes of a ring must agree upon, beside its members.
 *
 * @param slots a power of two from 2^4 to 2^20
 * @param seed of the rendezvous; rings with different seeds share out keys differently
 * @param loadCap how much more than its fair share of slots a member may own, as 0.05 for five per
 *     cent; 0 for no cap
 */
public record RingConfig(int slots, long seed, double loadCap) {
  public static final int DEFAULT_SLOTS = 1 << 16;
  public static final RingConfig DEFAULT = new RingConfig(DEFAULT_SLOTS, 0, 0);
}
