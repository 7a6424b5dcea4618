package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the member lists that a source gives are to be believed. There is no first view
 * with too few members, none without any, and one from which most have vanished at once, without
 * having left, only after it has lasted: rather the source is wrong than all of them dead. Not
 * thread-safe.
 */
final class ViewFilter {
  private final String ring;
  private final int minMembers;
  private final Timings timings;
  private final Deque<Vanished> lately = new ArrayDeque<>();

  private @Nullable List<Member> current;
  private boolean waiting;
  private boolean holding;
  private long heldSince;

  private record Vanished(String id, long at) {}

  ViewFilter(String ring, int minMembers, Timings timings) {
    this.ring = ring;
    this.minMembers = minMembers;
    this.timings = timings;
  }

  /**
   * The members to go by, now that the source gives these; null before there is a first view.
   *
   * @param found sorted by id
   * @param left tells of an id that is not found whether that node has left of its own accord
   * @param now on the monotonic clock
   */
  @Nullable List<Member> next(List<Member> found, Predicate<String> left, long now) {
    List<Member> before = current;
    if (before == null) {
      current = found.size() < Math.max(1, minMembers) ? null : found;
      if (current == null) {
        tellOfWaiting(found);
      }
      return current;
    }
    if (found.isEmpty()) {
      return before;
    }
    Set<String> there = ids(found);
    lately.removeIf(one -> now - one.at() >= timings.expiry() || there.contains(one.id()));
    List<String> vanished =
        before.stream()
            .map(Member::id)
            .filter(id -> !there.contains(id) && !left.test(id))
            .toList();
    int lost = vanished.size() + lately.size();
    int all = before.size() + lately.size();
    if (!vanished.isEmpty() && 2 * lost > all && !heldLongEnough(lost, all, now)) {
      return before;
    }
    holding = false;
    vanished.forEach(id -> lately.add(new Vanished(id, now)));
    current = found;
    return found;
  }

  /** A ring that never gets its members together must not do so in silence; told once. */
  private void tellOfWaiting(List<Member> found) {
    if (found.isEmpty() || waiting) {
      return;
    }
    waiting = true;
    Log.info(
        ViewFilter.class,
        "ring '"
            + ring
            + "': "
            + found.size()
            + " of at least "
            + minMembers
            + " members ("
            + Rings.key(ring, "minMembers")
            + ") are there, and no call is routed before: "
            + found.stream().map(Member::id).toList());
  }

  private boolean heldLongEnough(int lost, int all, long now) {
    if (!holding) {
      holding = true;
      heldSince = now;
      Log.warning(
          ViewFilter.class,
          "ring '"
              + ring
              + "': "
              + lost
              + " of "
              + all
              + " members have vanished within "
              + Timings.words(timings.expiry())
              + " without leaving; the view before stays for up to "
              + Timings.words(timings.hold())
              + ", in case that it is the source which is wrong",
          null);
    }
    return now - heldSince >= timings.hold();
  }

  private static Set<String> ids(List<Member> members) {
    Set<String> ids = new HashSet<>();
    members.forEach(member -> ids.add(member.id()));
    return ids;
  }
}
