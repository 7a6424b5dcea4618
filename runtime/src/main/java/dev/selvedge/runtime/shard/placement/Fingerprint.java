package dev.selvedge.runtime.shard.placement;

import dev.selvedge.runtime.shard.KeyHash;
import java.util.List;

/**
 * 64 bits that stand for all that decides who owns a key, and for nothing else: versions of the two
 * specifications, configuration, ids and weights. Framed as a key of several parts.
 */
final class Fingerprint {
  /** The version of the specification of slots, draws, costs and caps. */
  private static final int PLACEMENT = 1;

  private Fingerprint() {}

  /**
   * @param members sorted by id
   */
  static long of(RingConfig config, List<Member> members) {
    long hash = KeyHash.composite(7);
    hash = KeyHash.and(hash, KeyHash.of(PLACEMENT));
    hash = KeyHash.and(hash, KeyHash.of(KeyHash.VERSION));
    hash = KeyHash.and(hash, KeyHash.of(config.slots()));
    hash = KeyHash.and(hash, KeyHash.of(config.seed()));
    hash = KeyHash.and(hash, KeyHash.of(Double.doubleToLongBits(config.loadCap())));
    hash = KeyHash.and(hash, of(config.pinned() == null ? List.of() : config.pinned().ranges()));
    return KeyHash.and(hash, ofMembers(members));
  }

  private static long of(List<PinnedSlots.Range> ranges) {
    long hash = KeyHash.composite(2 * ranges.size());
    for (PinnedSlots.Range range : ranges) {
      hash = KeyHash.and(hash, KeyHash.of(range.first()));
      hash = KeyHash.and(hash, KeyHash.of(range.id()));
    }
    return hash;
  }

  private static long ofMembers(List<Member> members) {
    long hash = KeyHash.composite(2 * members.size());
    for (Member member : members) {
      hash = KeyHash.and(hash, KeyHash.of(member.id()));
      hash = KeyHash.and(hash, KeyHash.of(Double.doubleToLongBits(member.weight())));
    }
    return hash;
  }
}
