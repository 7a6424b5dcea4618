package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberRecord.State;
import dev.selvedge.runtime.spi.MemberStore.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a store answered last. Immutable.
 *
 * @param at when the answer came, on the monotonic clock
 */
record Roster(List<Seen> records, long at) {

  Roster {
    records = List.copyOf(records);
  }

  /** Who shares out the keys of a ring: the same for all who read the same records. */
  List<Member> members(String ring) {
    List<Member> members = new ArrayList<>();
    for (Seen seen : records) {
      MemberRecord member = seen.member();
      if (isUp(seen) && member.rings().contains(ring)) {
        members.add(new Member(member.id(), member.address(), member.weight()));
      }
    }
    members.sort(Comparator.comparing(Member::id));
    return List.copyOf(members);
  }

  private static boolean isUp(Seen seen) {
    return seen.isAlive() && seen.member().state() == State.UP;
  }

  /** Whether the node has said itself that it leaves. */
  boolean hasLeft(String id) {
    Seen seen = of(id);
    return seen != null
        && (seen.member().state() == State.DRAINING || seen.member().state() == State.GONE);
  }

  @Nullable Seen of(String id) {
    for (Seen seen : records) {
      if (seen.member().id().equals(id)) {
        return seen;
      }
    }
    return null;
  }

  /** When the first of those who are up will be gone unless it beats again; monotonic. */
  OptionalLong earliestExpiry() {
    return records.stream()
        .filter(Roster::isUp)
        .mapToLong(seen -> seen.remaining().toNanos())
        .min()
        .stream()
        .map(remaining -> at + remaining)
        .findFirst();
  }
}
