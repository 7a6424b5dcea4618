package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Renews all keys that are held in one store, together, and notices those that run out.
 * Thread-safe.
 *
 * <p>A key that is given back within a third of its lease costs two operations on a concurrent set:
 * there is one timer for all, which is not touched as long as it goes off early enough. It looks at
 * all keys each time, renews those that are due or nearly so, in batches, and sets itself to the
 * next event. It ends by itself when nothing is held.
 *
 * <p>Why no key is forgotten: it is in the set before {@link #wakeBy} looks at the timer; a timer
 * that goes off clears {@link #next} before it looks at the set. So either the look finds the key,
 * or the key finds the timer gone and sets it anew.
 */
final class Renewals {
  /** Keys per request: bounds what a single script or statement does in the store. */
  private static final int BATCH = 200;

  /** The shortest time between two looks. */
  private static final long LEAST_GAP = 5_000_000;

  private final Coordinator coordinator;
  private final Set<HeldKey> held = ConcurrentHashMap.newKeySet();
  private final ReentrantLock timing = new ReentrantLock();
  private volatile @Nullable Tick next;

  /** One setting of the timer; belongs to {@link #timing}, but for {@code at}. */
  private final class Tick implements Runnable {
    private final long at;
    private @Nullable Future<?> timer;

    Tick(long at) {
      this.at = at;
    }

    /** Looks, unless another tick has taken its place: two would each be followed by one more. */
    @Override
    public void run() {
      timing.lock();
      try {
        if (next != this) {
          return;
        }
        next = null;
      } finally {
        timing.unlock();
      }
      look();
    }
  }

  Renewals(Coordinator coordinator) {
    this.coordinator = coordinator;
  }

  void add(HeldKey key) {
    held.add(key);
    wakeBy(key.nextEvent());
  }

  void remove(HeldKey key) {
    held.remove(key);
  }

  int size() {
    return held.size();
  }

  /** What the timer is to run next; null if it is not set. */
  @Nullable Runnable tick() {
    return next;
  }

  private void wakeBy(long at) {
    Tick tick = next;
    if (tick != null && tick.at - at <= LEAST_GAP) {
      return;
    }
    timing.lock();
    try {
      tick = next;
      if (tick == null || tick.at - at > LEAST_GAP) {
        Tick sooner = new Tick(at);
        long wait = Math.max(LEAST_GAP, at - coordinator.clock().nanoTime());
        sooner.timer = coordinator.clock().schedule(sooner, wait);
        next = sooner;
        if (tick != null && tick.timer != null) {
          tick.timer.cancel(false);
        }
      }
    } finally {
      timing.unlock();
    }
  }

  private void look() {
    try {
      renewDue();
    } catch (RuntimeException | Error e) { // the timer must go on, or every lock is lost
      Log.error(Renewals.class, "renewing locks of " + coordinator.describe() + " failed", e);
    }
    boolean any = false;
    long earliest = 0;
    for (HeldKey key : held) {
      long event = key.nextEvent();
      if (!any || event - earliest < 0) {
        earliest = event;
        any = true;
      }
    }
    if (any) {
      wakeBy(earliest);
    }
  }

  private void renewDue() {
    long now = coordinator.clock().nanoTime();
    List<HeldKey> batch = new ArrayList<>();
    for (HeldKey key : held) {
      if (!key.check()) {
        held.remove(key);
      } else if (key.isDue(now)) {
        batch.add(key);
        if (batch.size() == BATCH) {
          renew(batch);
          batch = new ArrayList<>();
        }
      }
    }
    if (!batch.isEmpty()) {
      renew(batch);
    }
  }

  private void renew(List<HeldKey> keys) {
    long sentNanos = coordinator.clock().nanoTime();
    long sentWallMillis = coordinator.clock().wallMillis();
    List<Hold> holds = new ArrayList<>(keys.size());
    for (HeldKey key : keys) {
      key.renewalSent(sentNanos);
      holds.add(key.hold());
    }
    CompletionStage<List<RenewReply>> answer;
    try {
      answer = coordinator.store().renew(holds);
    } catch (RuntimeException | Error e) {
      failed(keys, e);
      return;
    }
    answer.whenComplete(
        (replies, trouble) -> {
          if (trouble != null || replies == null || replies.size() != keys.size()) {
            failed(keys, trouble);
          } else {
            for (int i = 0; i < keys.size(); i++) {
              take(keys.get(i), replies.get(i), sentNanos, sentWallMillis);
            }
          }
        });
  }

  private void take(HeldKey key, RenewReply reply, long sentNanos, long sentWallMillis) {
    switch (reply) {
      case RENEWED -> key.renewed(sentNanos, sentWallMillis);
      case LOST -> {
        held.remove(key);
        key.lose("the store says that it is not this holder's any more");
      }
      case UNKNOWN -> tryAgain(key);
    }
  }

  private void failed(List<HeldKey> keys, @Nullable Throwable trouble) {
    Log.warning(
        Renewals.class,
        "renewing "
            + keys.size()
            + " locks at "
            + coordinator.describe()
            + " failed and is tried again while their leases last: "
            + (trouble == null ? "a wrong number of answers" : Failures.unwrapped(trouble)),
        null);
    for (HeldKey key : keys) {
      tryAgain(key);
    }
  }

  private void tryAgain(HeldKey key) {
    key.renewalFailed(coordinator.clock().nanoTime());
    wakeBy(key.nextEvent());
  }
}
