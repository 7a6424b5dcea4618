package dev.selvedge.benchmarks.shard;

import com.google.common.hash.Hashing;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.RingConfig;
import dev.selvedge.runtime.shard.placement.View;
import java.util.List;
import java.util.function.LongToIntFunction;
import java.util.stream.Stream;

/**
 * A way to share out keys.
 *
 * @param table makes of members, in a stable order, what gives the index of a hash's owner
 */
record Algorithm(String name, Table table) {

  /** How an algorithm gets ready for a set of members. */
  @FunctionalInterface
  interface Table {
    LongToIntFunction of(List<Member> members);
  }

  static List<Algorithm> all() {
    return Stream.concat(
            ours().stream(),
            Stream.of(
                new Algorithm("Maglev, 65,537 entries", m -> new MaglevTable(ids(m))::owner),
                new Algorithm("ring, 160 places each", m -> new VirtualNodeRing(ids(m))::owner),
                new Algorithm("jump (Guava)", m -> hash -> Hashing.consistentHash(hash, m.size())),
                new Algorithm("modulo", m -> hash -> (int) Long.remainderUnsigned(hash, m.size()))))
        .toList();
  }

  /** Those that know weights. */
  static List<Algorithm> ours() {
    return List.of(
        selvedge("Selvedge", RingConfig.DEFAULT_SLOTS, 0),
        selvedge("Selvedge, loadCap 0.05", RingConfig.DEFAULT_SLOTS, 0.05),
        selvedge("Selvedge, 2^18 slots", 1 << 18, 0));
  }

  private static Algorithm selvedge(String name, int slots, double cap) {
    RingConfig config = new RingConfig(slots, 0, cap);
    return new Algorithm(
        name,
        members -> {
          View view = View.of(config, members, 1);
          int[] index = new int[members.size()];
          for (int i = 0; i < index.length; i++) {
            index[view.indexOf(members.get(i).id())] = i;
          }
          return hash -> index[view.ownerIndex(hash)];
        });
  }

  private static List<String> ids(List<Member> members) {
    return members.stream().map(Member::id).toList();
  }
}
