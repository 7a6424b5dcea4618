package dev.selvedge.runtime.shard.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who owns which slot: a pure function of a ring's configuration and the set of its members.
 * Immutable.
 */
public final class View {
  private final RingConfig config;
  private final long version;
  private final List<Member> members;

  private View(RingConfig config, long version, List<Member> members) {
    this.config = config;
    this.version = version;
    this.members = members;
  }

  /**
   * The view of a set of members; their order does not matter.
   *
   * @param version counts the views that this process has had of the ring
   * @throws IllegalArgumentException if two members have one id
   */
  public static View of(RingConfig config, Collection<Member> members, long version) {
    List<Member> sorted = new ArrayList<>(members);
    sorted.sort(Comparator.comparing(Member::id));
    return new View(config, version, List.copyOf(sorted));
  }

  /** The next version of this view, made from it in a time that does not grow with the members. */
  public View with(Collection<Member> changed) {
    return of(config, changed, version + 1);
  }

  public RingConfig config() {
    return config;
  }

  public long version() {
    return version;
  }

  /** The same for equal configurations, ids and weights, and practically for no others. */
  public long fingerprint() {
    return members.hashCode() * 31L + config.hashCode();
  }

  /** Sorted by id. */
  public List<Member> members() {
    return members;
  }

  public int slot(long hash) {
    return (int) (hash >>> (64 - Integer.numberOfTrailingZeros(config.slots())));
  }

  /** The index in {@link #members()} of the owner; -1 where there is no member. */
  public int ownerIndex(long hash) {
    return members.isEmpty() ? -1 : Math.floorMod(slot(hash), members.size());
  }

  /** All members, the owner first, then by who would own the slot if those before were gone. */
  public List<Member> ranked(int slot) {
    List<Member> ranked = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      ranked.add(members.get(Math.floorMod(slot + i, members.size())));
    }
    return ranked;
  }
}
