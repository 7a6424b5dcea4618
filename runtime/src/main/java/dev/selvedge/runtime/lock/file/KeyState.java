package dev.selvedge.runtime.lock.file;

import dev.selvedge.LockMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who holds one key, and who waits for it in which order. Not thread-safe. */
final class KeyState {
  final List<Held> holds = new ArrayList<>(1);
  final List<Waiting> waiting = new ArrayList<>(0);

  @Nullable Held heldBy(String owner) {
    for (Held held : holds) {
      if (held.owner().equals(owner)) {
        return held;
      }
    }
    return null;
  }

  @Nullable Held heldBy(String owner, long token) {
    Held held = heldBy(owner);
    return held != null && held.token() == token ? held : null;
  }

  void replace(Held before, Held after) {
    holds.set(holds.indexOf(before), after);
  }

  boolean admits(LockMode mode) {
    return holds.isEmpty() || (mode == LockMode.SHARED && isShared());
  }

  private boolean isShared() {
    return holds.stream().allMatch(held -> held.mode() == LockMode.SHARED);
  }

  boolean isEmpty() {
    return holds.isEmpty() && waiting.isEmpty();
  }

  /** Queues it at the end, or at its old place if it has one. */
  void enqueue(Waiting newcomer) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).owner().equals(newcomer.owner())) {
        waiting.set(i, newcomer);
        return;
      }
    }
    waiting.add(newcomer);
  }

  boolean forget(String owner) {
    return waiting.removeIf(each -> each.owner().equals(owner));
  }

  /**
   * Drops what has ended, and cuts what is left of a lease to its length, lest it last longer when
   * the clock is set back.
   *
   * @return whether anything changed
   */
  boolean expire(long now) {
    boolean changed = holds.removeIf(held -> held.until() < now);
    changed |= waiting.removeIf(each -> each.until() < now);
    for (int i = 0; i < holds.size(); i++) {
      Held held = holds.get(i);
      if (held.until() - now > held.lease()) {
        holds.set(i, held.renewed(now, held.lease()));
        changed = true;
      }
    }
    return changed;
  }

  /** In how many milliseconds all that is held ends. */
  long left(long now) {
    long left = 1;
    for (Held held : holds) {
      left = Math.max(left, held.until() - now);
    }
    return left;
  }

  /** Who holds it, for a reader. */
  String holder() {
    for (Held held : holds) {
      if (!held.holder().isEmpty()) {
        return held.holder();
      }
    }
    return "";
  }
}
