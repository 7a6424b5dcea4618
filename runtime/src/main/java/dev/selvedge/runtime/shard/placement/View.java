package dev.selvedge.runtime.shard.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who owns which slot: a pure function of a ring's configuration and the set of its members, which
 * {@code docs/placement.md} specifies. Immutable.
 *
 * <p>Takes 10 bytes a slot, or 12 with a load cap, beside what a member takes.
 */
public final class View {
  static final short NOBODY = -1;

  private final RingConfig config;
  private final long version;
  private final List<Member> members;
  private final long fingerprint;
  private final Rendezvous rendezvous;
  private final FirstChoices choices;
  private final short[] owners;
  private final int shift;

  private View(
      RingConfig config,
      long version,
      List<Member> members,
      Rendezvous rendezvous,
      FirstChoices choices) {
    this.config = config;
    this.version = version;
    this.members = members;
    this.fingerprint = Fingerprint.of(config, members);
    this.rendezvous = rendezvous;
    this.choices = choices;
    this.owners = owners(config, members, rendezvous, choices);
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(config.slots());
  }

  private static short[] owners(
      RingConfig config, List<Member> members, Rendezvous rendezvous, FirstChoices choices) {
    if (members.isEmpty()) {
      return choices.members();
    }
    if (config.pinned() != null) {
      return pinned(config.pinned(), members);
    }
    return config.loadCap() == 0
        ? choices.members()
        : LoadCap.owners(config, members, rendezvous, choices);
  }

  private static short[] pinned(PinnedSlots pinned, List<Member> members) {
    short[] owners = new short[pinned.slots()];
    for (PinnedSlots.Range range : pinned.ranges()) {
      int owner = indexOf(members, range.id());
      if (owner < 0) {
        throw new IllegalArgumentException(
            range
                + " pins slots to '"
                + range.id()
                + "', which is none of "
                + members.stream().map(Member::id).toList()
                + "; add it, or pin them to one of these");
      }
      Arrays.fill(owners, range.first(), range.last() + 1, (short) owner);
    }
    return owners;
  }

  /**
   * The view of a set of members; their order does not matter.
   *
   * @param version counts the views that this process has had of the ring
   * @throws IllegalArgumentException if two members have one id, if there are more than 32,767, or
   *     if a slot is pinned to none of them
   */
  public static View of(RingConfig config, Collection<Member> members, long version) {
    Rendezvous nobody = Rendezvous.of(config.seed(), List.of());
    FirstChoices none = FirstChoices.none(config.slots());
    return new View(config, version, List.of(), nobody, none).with(members, version);
  }

  /**
   * The next version of this view: the same as one made of these members from scratch, in a time
   * that grows with the number of slots and of members that have changed.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public View with(Collection<Member> changed) {
    return with(changed, version + 1);
  }

  private View with(Collection<Member> changed, long nextVersion) {
    List<Member> sorted = sorted(changed);
    Rendezvous next = Rendezvous.of(config.seed(), sorted);
    if (config.pinned() != null) {
      return new View(config, nextVersion, sorted, next, choices);
    }
    int[] kept = new int[members.size()];
    boolean[] stays = new boolean[sorted.size()];
    int now = 0;
    for (int before = 0; before < kept.length; before++) {
      Member member = members.get(before);
      while (now < stays.length && sorted.get(now).id().compareTo(member.id()) < 0) {
        now++;
      }
      boolean same = now < stays.length && isPlacedAs(member, sorted.get(now));
      kept[before] = same ? now : -1;
      if (same) {
        stays[now] = true;
      }
    }
    int[] entrants = IntStream.range(0, stays.length).filter(member -> !stays[member]).toArray();
    return new View(config, nextVersion, sorted, next, choices.with(next, kept, entrants));
  }

  private static boolean isPlacedAs(Member one, Member other) {
    return one.id().equals(other.id()) && one.weight() == other.weight();
  }

  private static List<Member> sorted(Collection<Member> members) {
    if (members.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          members.size() + " members are more than the 32767 that a ring can have; use several");
    }
    List<Member> sorted = new ArrayList<>(members);
    sorted.sort(Comparator.comparing(Member::id));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).id().equals(sorted.get(i - 1).id())) {
        throw new IllegalArgumentException(
            "two members have the id '"
                + sorted.get(i).id()
                + "': "
                + sorted.get(i - 1)
                + " and "
                + sorted.get(i)
                + "; give each its own");
      }
    }
    return List.copyOf(sorted);
  }

  public RingConfig config() {
    return config;
  }

  public long version() {
    return version;
  }

  /**
   * The same for equal configurations, ids and weights, and practically for no others; addresses do
   * not count.
   */
  public long fingerprint() {
    return fingerprint;
  }

  /** Sorted by id. */
  public List<Member> members() {
    return members;
  }

  /** The index in {@link #members()} of the one with that id; negative if there is none. */
  public int indexOf(String id) {
    return indexOf(members, id);
  }

  private static int indexOf(List<Member> sorted, String id) {
    int low = 0;
    int high = sorted.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = sorted.get(middle).id().compareTo(id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  public int slot(long hash) {
    return (int) (hash >>> shift);
  }

  /** The index in {@link #members()} of the owner; -1 where there is no member. */
  public int ownerIndex(long hash) {
    return owners[(int) (hash >>> shift)];
  }

  /** The index in {@link #members()} of who owns a slot; -1 where there is no member. */
  public int slotOwner(int slot) {
    return owners[slot];
  }

  /** The slots that a member owns; none for an id that is no member's. */
  public SlotSet slotsOf(String id) {
    int member = indexOf(id);
    return member < 0
        ? SlotSet.EMPTY
        : SlotSet.where(owners.length, slot -> owners[slot] == member);
  }

  /**
   * All members, the owner first, then by who would own the slot if those before were gone. With a
   * load cap or pinned slots those after the owner are in the order of the rendezvous, which knows
   * nothing of either.
   */
  public List<Member> ranked(int slot) {
    List<Member> ranked = new ArrayList<>(members.size());
    int owner = owners[slot];
    if (owner >= 0) {
      ranked.add(members.get(owner));
    }
    for (int member : rendezvous.ranked(slot)) {
      if (member != owner) {
        ranked.add(members.get(member));
      }
    }
    return ranked;
  }

  @Override
  public String toString() {
    return "view "
        + version
        + " of "
        + members.size()
        + " members and "
        + owners.length
        + " slots, fingerprint "
        + Long.toHexString(fingerprint);
  }
}
