package dev.selvedge.redis;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/**
 * The requests whose replies are outstanding. One sweep over all of them ends what is overdue,
 * which costs a request less than a timer of its own. Thread-safe.
 */
final class Pending {
  private final Set<Request> requests = ConcurrentHashMap.newKeySet();

  /** When the last reply came, on the clock of {@link System#nanoTime}. */
  private volatile long lastReply = System.nanoTime();

  void add(Request request) {
    requests.add(request);
  }

  /** Called for every request once, however it ended. */
  void remove(Request request) {
    requests.remove(request);
  }

  void replied() {
    lastReply = System.nanoTime();
  }

  /**
   * Fails what is overdue.
   *
   * @return whether the connection looks dead: a request was in vain for that long, and nothing at
   *     all has come since it was sent
   */
  boolean expire(long now, long longest) {
    boolean dead = false;
    for (Request request : requests) {
      if (now - request.deadline >= 0) {
        dead |= now - request.sentAt >= longest && lastReply - request.sentAt < 0;
        request.completeExceptionally(new TimeoutException("no reply"));
      }
    }
    return dead;
  }

  /** Fails all: whether they took effect is unknown, and they must not be sent again. */
  void failAll(Exception cause) {
    for (Request request : requests) {
      request.completeExceptionally(cause);
    }
  }
}
