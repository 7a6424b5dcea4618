package dev.selvedge.runtime.lock;

import dev.selvedge.LockMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The queues of this process in front of a store: one per key, first come, first served. Whoever is
 * at the head asks the store, and stays there until the lock is given back; those who only want to
 * share it may do so together, as long as nobody before them wants it alone.
 *
 * <p>Thread-safe: all that happens to one key's queue happens within {@code compute} of the map,
 * which serialises it; nothing in there blocks. Those whose turn it is are told afterwards. A queue
 * that is empty is gone, so what is kept is bounded by the calls that are under way.
 */
final class KeyQueues {
  private final ConcurrentHashMap<String, KeyQueue> queues = new ConcurrentHashMap<>();

  /** Adds to the end; its turn may have come at once. */
  void join(KeyWait wait) {
    queues.compute(
        wait.key(),
        (key, known) -> {
          KeyQueue queue = known == null ? new KeyQueue() : known;
          queue.add(wait);
          return queue;
        });
  }

  /** Takes out, and tells those whose turn has come by that. Idempotent. */
  void leave(KeyWait wait) {
    List<KeyWait> next = new ArrayList<>(1);
    queues.computeIfPresent(wait.key(), (key, queue) -> queue.remove(wait, next) ? null : queue);
    for (KeyWait waiting : next) {
      waiting.signal();
    }
  }

  /** Tells those at the head of the key's queue that it may have become free. */
  void wake(String key) {
    List<KeyWait> heads = new ArrayList<>(1);
    queues.computeIfPresent(
        key,
        (unused, queue) -> {
          queue.heads(heads);
          return queue;
        });
    for (KeyWait head : heads) {
      head.wake();
    }
  }

  void wakeAll() {
    for (String key : queues.keySet()) {
      wake(key);
    }
  }

  /** Who is at the head of the key's queue: who holds it, as far as this process knows. */
  String holder(String key) {
    String[] holder = {""};
    queues.computeIfPresent(
        key,
        (unused, queue) -> {
          holder[0] = queue.first == null ? "" : queue.first.asker();
          return queue;
        });
    return holder[0];
  }

  /** How many keys are held or waited for. */
  int size() {
    return queues.size();
  }

  /** A doubly linked list through the waits themselves. */
  private static final class KeyQueue {
    private @Nullable KeyWait first;
    private @Nullable KeyWait last;

    void add(KeyWait wait) {
      wait.before = last;
      if (last == null) {
        first = wait;
      } else {
        last.after = wait;
      }
      last = wait;
      wait.queued = true;
      wait.turn = mayAsk(wait);
    }

    /** Whether everybody before lets it go ahead; by induction, looking at the last is enough. */
    private static boolean mayAsk(KeyWait wait) {
      KeyWait before = wait.before;
      return before == null
          || (wait.mode() == LockMode.SHARED && before.mode() == LockMode.SHARED && before.turn);
    }

    /** Whether the queue is empty now. */
    boolean remove(KeyWait wait, List<KeyWait> next) {
      if (!wait.queued) {
        return first == null;
      }
      wait.queued = false;
      KeyWait before = wait.before;
      KeyWait after = wait.after;
      if (before == null) {
        first = after;
      } else {
        before.after = after;
      }
      if (after == null) {
        last = before;
      } else {
        after.before = before;
      }
      wait.before = null;
      wait.after = null;
      for (KeyWait w = after; w != null && !w.turn && mayAsk(w); w = w.after) {
        w.turn = true;
        next.add(w);
      }
      return first == null;
    }

    void heads(List<KeyWait> heads) {
      for (KeyWait w = first; w != null && w.turn; w = w.after) {
        heads.add(w);
      }
    }
  }
}
