package dev.selvedge.storetests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who held one exclusive key when, on one logical clock: a checker that needs one pass.
 * Thread-safe.
 */
public final class GrantHistory {
  private final AtomicLong clock = new AtomicLong();
  private final ConcurrentLinkedQueue<Grant> grants = new ConcurrentLinkedQueue<>();

  /** One grant; it is held at least between its two readings of the clock. */
  record Grant(long token, long entered, long left) {}

  /** Reads the clock; no two readings are the same. */
  public long now() {
    return clock.incrementAndGet();
  }

  /**
   * Adds a grant.
   *
   * @param entered a reading after the grant was known
   * @param left a reading before its release was sent, or before its lease had ended
   */
  public void add(long token, long entered, long left) {
    grants.add(new Grant(token, entered, left));
  }

  public int size() {
    return grants.size();
  }

  /** What is wrong with it, if anything: two that held at once, or a token that did not rise. */
  public Optional<String> fault() {
    List<Grant> ordered = new ArrayList<>(grants);
    ordered.sort(Comparator.comparingLong(Grant::entered));
    for (int i = 1; i < ordered.size(); i++) {
      Grant before = ordered.get(i - 1);
      Grant after = ordered.get(i);
      if (after.entered() < before.left()) {
        return Optional.of("two held at once: " + before + " and " + after);
      }
      if (after.token() <= before.token()) {
        return Optional.of("the token did not rise: " + before + " and then " + after);
      }
    }
    return Optional.empty();
  }
}
