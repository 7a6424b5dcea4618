package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.DurationWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call's attempt to get all of its keys, one after the other in their common order, so that two
 * calls with the same keys never wait for each other; all or none. Belongs to one driver, as {@link
 * KeyWait} does. What it has got already is renewed while it waits for the rest.
 */
final class LockAttempt {
  private final Coordinator coordinator;
  private final WaitTerms terms;
  private final List<String> keys;
  private final Runnable signal;
  private final long startedAt;
  private final List<HeldKey> got;
  private @Nullable KeyWait current;
  private @Nullable RuntimeException refusal;

  LockAttempt(
      Coordinator coordinator,
      WaitTerms terms,
      List<String> keys,
      long startedAt,
      Runnable signal) {
    this.coordinator = coordinator;
    this.terms = terms;
    this.keys = keys;
    this.startedAt = startedAt;
    this.signal = signal;
    this.got = new ArrayList<>(keys.size());
  }

  /** As {@link KeyWait#advance}, for all keys. */
  long advance(boolean mayBlock) {
    while (refusal == null && got.size() < keys.size()) {
      KeyWait wait = current;
      if (wait == null) {
        wait = new KeyWait(coordinator, terms, keys.get(got.size()), signal);
        current = wait;
        coordinator.queues().join(wait);
      }
      long left = wait.advance(mayBlock);
      if (left != KeyWait.DONE) {
        return left;
      }
      HeldKey held = wait.held();
      current = null;
      if (held == null) {
        refuse(wait);
      } else {
        got.add(held);
        if (coordinator.leases()) {
          coordinator.renewals().add(held);
        }
      }
    }
    if (refusal == null && got.size() > 1) {
      refuseIfLost();
    }
    return KeyWait.DONE;
  }

  /** What was got first may have been lost while the rest was waited for. */
  private void refuseIfLost() {
    for (HeldKey held : got) {
      if (held.isLost()) {
        refusal =
            new LockStoreUnavailableException(
                "lock '"
                    + held.hold().key()
                    + "' of "
                    + terms.method()
                    + " was lost while the other keys were waited for: "
                    + held.lossReason()
                    + "; the method did not run; check that the store is up and reachable",
                null);
      }
    }
    if (refusal != null) {
      giveBack();
    }
  }

  /** The keys that were got; empty if it was refused. */
  List<HeldKey> got() {
    return got;
  }

  /** Why not; null if all keys were got. */
  @Nullable RuntimeException refusal() {
    return refusal;
  }

  /** Ends it, whatever its state; what was got is given back. */
  void abandon() {
    KeyWait wait = current;
    current = null;
    if (wait != null) {
      wait.abandon();
    }
    giveBack();
  }

  /** How long it has taken so far, in nanoseconds. */
  long waited() {
    return coordinator.clock().nanoTime() - startedAt;
  }

  /** What to throw where the waiting was interrupted. */
  LockUnavailableException interrupted(InterruptedException cause) {
    String key = current == null ? String.join(", ", keys) : current.key();
    return new LockUnavailableException(
        "waiting for lock '"
            + key
            + "' of "
            + terms.method()
            + " was interrupted after "
            + DurationWords.ofNanos(waited())
            + "; the method did not run",
        cause);
  }

  private void refuse(KeyWait wait) {
    giveBack();
    String waited = DurationWords.ofNanos(waited());
    if (wait.unmet() == KeyWait.Unmet.UNANSWERED) {
      Throwable failure = wait.failure();
      refusal =
          new LockStoreUnavailableException(
              "lock '"
                  + wait.key()
                  + "' of "
                  + terms.method()
                  + " could not be asked for: "
                  + coordinator.describe()
                  + (failure == null ? " did not answer" : " failed (" + said(failure) + ")")
                  + " within "
                  + waited
                  + "; the method did not run; check that the store is up and reachable",
              failure);
      return;
    }
    String holder = wait.holder();
    refusal =
        new LockUnavailableException(
            "lock '"
                + wait.key()
                + "' of "
                + terms.method()
                + " is held by "
                + (holder.isEmpty() ? "somebody else" : holder)
                + " and was not granted within "
                + waited
                + "; the method did not run; raise waitFor, or hold the lock for less time",
            null);
  }

  private static String said(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getName() : message;
  }

  private void giveBack() {
    for (int i = got.size() - 1; i >= 0; i--) {
      Releases.release(got.get(i), Duration.ZERO, false);
    }
    got.clear();
  }
}
