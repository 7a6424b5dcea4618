package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.event.LockAcquired;
import dev.selvedge.runtime.event.LockLost;
import dev.selvedge.runtime.event.LockReleased;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one call: those that it acquired itself, and those that a call around it holds.
 * Thread-safe.
 *
 * <p>Counts who relies on it: the call, and asynchronous calls nested in it, which may outlive it.
 * The last to leave gives the keys back.
 */
final class Holding {
  private final String method;
  private final Coordinator coordinator;
  private final List<HeldKey> own;
  private final List<HeldKey> all;
  private final List<Holding> lenders;
  private final long holdAtLeast;
  private final AtomicInteger users = new AtomicInteger(1);
  private final AtomicReference<@Nullable HeldKey> lost = new AtomicReference<>();
  private final LossActions onLost = new LossActions();
  private volatile @Nullable BodyInterrupt interrupt;
  private volatile @Nullable CompletionStage<Boolean> released;
  private volatile boolean ended;

  /**
   * Takes over keys.
   *
   * @param own acquired for this call
   * @param nested held by calls around it
   * @param holdAtLeast in nanoseconds; 0 for not at all
   * @param waited in nanoseconds
   */
  Holding(
      String method,
      Coordinator coordinator,
      List<HeldKey> own,
      List<HeldKey> nested,
      long holdAtLeast,
      long waited) {
    this.method = method;
    this.coordinator = coordinator;
    this.own = own;
    this.holdAtLeast = holdAtLeast;
    this.lenders = nested.isEmpty() ? List.of() : borrow(nested);
    this.all = nested.isEmpty() ? own : merged(own, nested);
    if (coordinator.listeners().any()) {
      for (HeldKey key : own) {
        LockAcquired event =
            new LockAcquired(
                method, key.hold().key(), key.hold().token(), Duration.ofNanos(waited));
        coordinator.listeners().deliver(listener -> listener.lockAcquired(event));
      }
    }
    for (HeldKey key : own) {
      key.attach(this);
    }
  }

  private List<Holding> borrow(List<HeldKey> nested) {
    List<Holding> from = new ArrayList<>(1);
    for (HeldKey key : nested) {
      Holding lender = key.holding();
      if (lender != null && !from.contains(lender)) {
        lender.retain();
        lender.onLost.add(() -> lost(key), Runnable::run);
        from.add(lender);
      }
    }
    return from;
  }

  private static List<HeldKey> merged(List<HeldKey> own, List<HeldKey> nested) {
    List<HeldKey> all = new ArrayList<>(own);
    all.addAll(nested);
    all.sort((a, b) -> a.hold().key().compareTo(b.hold().key()));
    return all;
  }

  String method() {
    return method;
  }

  Coordinator coordinator() {
    return coordinator;
  }

  /** In the order of their keys. */
  List<HeldKey> keys() {
    return all;
  }

  /** The key if this call itself acquired it. */
  @Nullable HeldKey own(Coordinator at, String key) {
    if (at == coordinator) {
      for (HeldKey held : own) {
        if (held.hold().key().equals(key)) {
          return held;
        }
      }
    }
    return null;
  }

  /** Whether the keys are given back. */
  boolean isEnded() {
    return ended;
  }

  boolean isHeld() {
    return !ended && firstLost() == null;
  }

  private @Nullable HeldKey firstLost() {
    HeldKey known = lost.get();
    if (known != null) {
      return known;
    }
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).check()) {
        return all.get(i);
      }
    }
    return null;
  }

  /** What to throw where it is lost; null if it is not. */
  @Nullable LockLostException loss() {
    HeldKey key = firstLost();
    return key == null
        ? null
        : new LockLostException(
            "lock '"
                + key.hold().key()
                + "' of "
                + method
                + " was lost while it was held: "
                + key.lossReason()
                + "; another holder may have acted since, so check what was done, and fence it by"
                + " the lock's token");
  }

  /** What to throw where the store says, when asked to end it, that it is somebody else's. */
  LockLostException takenAway() {
    return new LockLostException(
        "lock "
            + all.stream().map(key -> "'" + key.hold().key() + "'").toList()
            + " of "
            + method
            + " was no longer this holder's when it was given back, says "
            + coordinator.describe()
            + "; another holder may have acted since, so check what was done, and fence it by the"
            + " lock's token");
  }

  /** What is left of the shortest lease, in nanoseconds. */
  long leastRemaining() {
    long least = Long.MAX_VALUE;
    for (HeldKey key : all) {
      least = Math.min(least, key.remaining());
    }
    return least;
  }

  /** Called by whoever finds out first, and perhaps by others after it. */
  void lost(HeldKey key) {
    if (ended || !lost.compareAndSet(null, key)) {
      return;
    }
    BodyInterrupt running = interrupt;
    if (running != null) {
      running.interrupt();
    }
    onLost.fire(coordinator.executor());
    if (coordinator.listeners().any()) {
      LockLost event = new LockLost(method, key.hold().key(), key.hold().token(), key.lossReason());
      coordinator.listeners().deliver(listener -> listener.lockLost(event));
    }
  }

  void onLost(Runnable action) {
    onLost.add(action, coordinator.executor());
    firstLost(); // may be the first to find out
  }

  /** Interrupts the current thread upon a loss, until {@link BodyInterrupt#done}. */
  BodyInterrupt interruptCurrentThread() {
    BodyInterrupt running = new BodyInterrupt(Thread.currentThread());
    interrupt = running;
    if (lost.get() != null) {
      running.interrupt();
    }
    return running;
  }

  /** One more relies on it; false if it has ended already. */
  boolean retain() {
    for (int n = users.get(); n > 0; n = users.get()) {
      if (users.compareAndSet(n, n + 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * One less relies on it; the last one gives the keys back.
   *
   * @param completed whether what was to be done is done, so that {@code holdAtLeast} applies
   * @return what to throw where the lock was lost before; null if it was not
   */
  @Nullable LockLostException leave(boolean completed, boolean mayBlock) {
    LockLostException loss = loss();
    if (users.decrementAndGet() > 0) {
      return loss;
    }
    boolean heard = coordinator.listeners().any();
    ended = true;
    for (int i = own.size() - 1; i >= 0; i--) {
      HeldKey key = own.get(i);
      boolean kept = loss == null && completed;
      released = Releases.release(key, kept ? key.keepFor(holdAtLeast) : Duration.ZERO, mayBlock);
      if (heard) {
        tellReleased(key);
      }
    }
    for (Holding lender : lenders) {
      lender.leave(completed, mayBlock);
    }
    return loss;
  }

  private void tellReleased(HeldKey key) {
    long held = coordinator.clock().nanoTime() - key.grantedAt();
    LockReleased event =
        new LockReleased(method, key.hold().key(), key.hold().token(), Duration.ofNanos(held));
    coordinator.listeners().deliver(listener -> listener.lockReleased(event));
  }

  /** The store's answer to the last release; null as long as none was sent. */
  @Nullable CompletionStage<Boolean> released() {
    return released;
  }
}
