package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who listens to one ring, and what they were told last. Not thread-safe. */
final class RingWatch {
  private final String ring;
  private final ViewFilter filter;
  private final Executor telling;
  private final List<Consumer<List<Member>>> listeners = new ArrayList<>();

  private @Nullable List<Member> told;

  /**
   * Makes one.
   *
   * @param telling runs one task at a time, in their order
   */
  RingWatch(String ring, ViewFilter filter, Executor telling) {
    this.ring = ring;
    this.filter = filter;
    this.telling = telling;
  }

  void add(Consumer<List<Member>> listener) {
    listeners.add(listener);
    if (told != null) {
      tell(listener, told);
    }
  }

  /**
   * Takes what the source gives, and tells what follows from it if that is new.
   *
   * @param out an id that is to be left out, whatever the source says; null for none
   */
  void update(List<Member> found, Predicate<String> left, @Nullable String out, long now) {
    List<Member> view = filter.next(found, left, now);
    if (view == null) {
      return;
    }
    tellAll(out == null ? view : without(view, out));
  }

  /** Takes one member out of what was told last. */
  void leaveOut(String id) {
    if (told != null) {
      tellAll(without(told, id));
    }
  }

  private static List<Member> without(List<Member> members, String id) {
    return members.stream().filter(member -> !member.id().equals(id)).toList();
  }

  private void tellAll(List<Member> members) {
    if (!members.equals(told)) {
      told = members;
      listeners.forEach(listener -> tell(listener, members));
    }
  }

  private void tell(Consumer<List<Member>> listener, List<Member> members) {
    telling.execute(
        () -> {
          try {
            listener.accept(members);
          } catch (RuntimeException | Error e) { // the others are to be told all the same
            Log.error(RingWatch.class, "a listener of ring '" + ring + "' failed", e);
          }
        });
  }
}
