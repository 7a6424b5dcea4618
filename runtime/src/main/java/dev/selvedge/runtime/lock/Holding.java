package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.event.LockAcquired;
import dev.selvedge.runtime.event.LockLost;
import dev.selvedge.runtime.event.LockReleased;
import dev.selvedge.runtime.internal.BodyInterrupt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  private final Borrowed borrowed;
  private final long holdAtLeast;
  private final AtomicInteger users = new AtomicInteger(1);
  private final AtomicReference<@Nullable HeldKey> lost = new AtomicReference<>();
  private final LossActions onLost = new LossActions();
  private final @Nullable Runnable onLenderLost;
  private volatile List<CompletionStage<Boolean>> released = List.of();
  private volatile boolean ended;

  /**
   * Takes over keys.
   *
   * @param own acquired for this call
   * @param borrowed held by calls around it, and retained for this one
   * @param holdAtLeast in nanoseconds; 0 for not at all
   * @param waited in nanoseconds
   */
  Holding(
      String method,
      Coordinator coordinator,
      List<HeldKey> own,
      Borrowed borrowed,
      long holdAtLeast,
      long waited) {
    this.method = method;
    this.coordinator = coordinator;
    this.own = own;
    this.holdAtLeast = holdAtLeast;
    this.borrowed = borrowed;
    this.onLenderLost = borrowed.lenders().isEmpty() ? null : this::lostWithLender;
    this.all = borrowed.keys().isEmpty() ? own : merged(own, borrowed.keys());
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
    for (Holding lender : borrowed.lenders()) {
      lender.onLost.add(Objects.requireNonNull(onLenderLost), Runnable::run);
    }
  }

  private void lostWithLender() {
    for (HeldKey key : borrowed.keys()) {
      if (key.isLost()) {
        lost(key);
        return;
      }
    }
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

  /** The key if this call holds it, be it borrowed. */
  @Nullable HeldKey find(Coordinator at, String key) {
    if (at == coordinator) {
      for (HeldKey held : all) {
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
      if (all.get(i).isLost()) {
        return all.get(i);
      }
    }
    return null;
  }

  /** What to throw where it is lost; null if it is not. */
  @Nullable LockLostException loss() {
    HeldKey key = firstLost();
    return key == null ? null : lossOf(key);
  }

  private LockLostException lossOf(HeldKey key) {
    return new LockLostException(
        "lock '"
            + key.hold().key()
            + "' of "
            + method
            + " was lost while it was held: "
            + key.lossReason()
            + "; another holder may have acted since, so check what was done, and fence it by the"
            + " lock's token");
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
    onLost.fire();
    if (coordinator.listeners().any()) {
      // elsewhere: this may be the thread that renews all other locks
      LockLost event = new LockLost(method, key.hold().key(), key.hold().token(), key.lossReason());
      coordinator
          .executor()
          .execute(() -> coordinator.listeners().deliver(listener -> listener.lockLost(event)));
    }
  }

  void onLost(Runnable action) {
    onLost.add(action, coordinator.executor());
    firstLost(); // may be the first to find out
  }

  /** How many wait for its loss. */
  int lossActions() {
    return onLost.size();
  }

  /** Interrupts the current thread upon a loss, until {@link #endInterrupt}. */
  BodyInterrupt interruptCurrentThread() {
    BodyInterrupt running = new BodyInterrupt(Thread.currentThread());
    onLost.add(running, Runnable::run);
    return running;
  }

  /** Whether the thread was interrupted by it. */
  boolean endInterrupt(BodyInterrupt running) {
    onLost.remove(running);
    return running.done();
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
    for (HeldKey key : own) {
      if (!key.end() && loss == null) { // lost in this very moment
        loss = lossOf(key);
      }
    }
    ended = true;
    boolean kept = loss == null && completed;
    boolean heard = coordinator.listeners().any();
    for (int i = own.size() - 1; i >= 0; i--) {
      HeldKey key = own.get(i);
      CompletionStage<Boolean> sent =
          Releases.release(key, kept ? key.keepFor(holdAtLeast) : Duration.ZERO, mayBlock);
      released = i == own.size() - 1 ? List.of(sent) : joined(released, sent);
      if (heard) {
        tellReleased(key);
      }
    }
    for (Holding lender : borrowed.lenders()) {
      lender.onLost.remove(Objects.requireNonNull(onLenderLost));
    }
    borrowed.giveBack(completed, mayBlock);
    return loss;
  }

  /**
   * Stops relying on keys that could not be given back, as on an exhausted stack: nothing renews
   * them any more, so their leases end them. Those in this process who want them may ask.
   */
  void forsake() {
    ended = true;
    for (HeldKey key : own) {
      coordinator.renewals().remove(key);
      coordinator.queues().leave(key.place());
    }
  }

  private static List<CompletionStage<Boolean>> joined(
      List<CompletionStage<Boolean>> some, CompletionStage<Boolean> one) {
    List<CompletionStage<Boolean>> all = new ArrayList<>(some);
    all.add(one);
    return List.copyOf(all);
  }

  private void tellReleased(HeldKey key) {
    long held = coordinator.clock().nanoTime() - key.grantedAt();
    LockReleased event =
        new LockReleased(method, key.hold().key(), key.hold().token(), Duration.ofNanos(held));
    coordinator.listeners().deliver(listener -> listener.lockReleased(event));
  }

  /** The store's answers to the releases; empty as long as none was sent. */
  List<CompletionStage<Boolean>> released() {
    return released;
  }
}
