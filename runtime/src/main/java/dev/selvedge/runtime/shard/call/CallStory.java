package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.internal.DurationWords;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was tried for one call, as messages tell it. For one thread at a time. */
final class CallStory {
  /** Waits are bounded by time, so that a story could become long. */
  private static final int LONGEST = 8;

  private final String method;
  private final String ring;
  private final long hash;
  private List<String> events = List.of();
  private @Nullable Throwable cause;

  CallStory(String method, String ring, long hash) {
    this.method = method;
    this.ring = ring;
    this.hash = hash;
  }

  void add(String event, @Nullable Throwable why) {
    if (events.isEmpty()) {
      events = new ArrayList<>(4);
    }
    if (events.size() < LONGEST) {
      events.add(event);
    }
    if (why != null) {
      cause = why;
    }
  }

  @Nullable Throwable cause() {
    return cause;
  }

  /** What became of it, in a sentence that names the remedy. */
  String told(String end, @Nullable Placement placement, long elapsed, String remedy) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(end);
    text.append(": its key has hash ").append(Long.toHexString(hash));
    text.append(owner(placement));
    text.append("; after ").append(DurationWords.ofNanos(Math.max(0, elapsed)));
    for (String event : events) {
      text.append("; ").append(event);
    }
    return text.append("; ").append(remedy).toString();
  }

  private String owner(@Nullable Placement placement) {
    View view = placement == null ? null : placement.view();
    if (view == null || view.ownerIndex(hash) < 0) {
      return ", and nothing is known yet of who is in ring '" + ring + "'";
    }
    Member owner = view.members().get(view.ownerIndex(hash));
    return " in slot " + view.slot(hash) + " of ring '" + ring + "', owned by " + named(owner);
  }

  static String named(Member member) {
    return "'" + member.id() + "' at " + member.address();
  }
}
