package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.DurationWords;
import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One key that was granted, until it is given back or lost. Thread-safe.
 *
 * <p>Whether it is lost is decided once, by the compare-and-set of its state: by the holder or by
 * the renewal, whoever first sees a clock beyond the deadline, or by a store that says so. A key
 * that is given back can no longer be lost, and one that is lost no longer be given back as held.
 */
final class HeldKey {
  private enum State {
    HELD,
    LOST,
    RELEASED
  }

  private final Coordinator coordinator;
  private final KeyWait place;
  private final Hold hold;
  private final long grantedAt;
  private final AtomicReference<State> state = new AtomicReference<>(State.HELD);

  private volatile Deadline deadline;
  private volatile @Nullable Holding holding;
  private volatile String lossReason = "";

  // the renewal's, guarded by its being single-threaded per key: see Renewals
  private volatile long renewAt;
  private volatile long renewingSince;
  private volatile boolean renewing;

  /**
   * A key that was granted.
   *
   * @param sentAt when it was asked for: a third of the lease counts from there, as the lease does
   */
  HeldKey(
      Coordinator coordinator,
      KeyWait place,
      Hold hold,
      Deadline deadline,
      long sentAt,
      long grantedAt) {
    this.coordinator = coordinator;
    this.place = place;
    this.hold = hold;
    this.deadline = deadline;
    this.grantedAt = grantedAt;
    this.renewAt = sentAt + third();
  }

  Hold hold() {
    return hold;
  }

  KeyWait place() {
    return place;
  }

  Coordinator coordinator() {
    return coordinator;
  }

  long grantedAt() {
    return grantedAt;
  }

  /** Whether it is held; finds out, and declares, that it is not any more. */
  boolean check() {
    if (state.get() != State.HELD) {
      return false;
    }
    if (coordinator.leases() && deadline.hasPassed(coordinator.clock())) {
      lose(
          "its lease of "
              + DurationWords.of(hold.lease())
              + " ended before it could be renewed, by this process's own clock");
      return false;
    }
    return true;
  }

  /** What is left of the lease, in nanoseconds; never negative. */
  long remaining() {
    if (!check()) {
      return 0;
    }
    return coordinator.leases()
        ? Math.max(0, deadline.remaining(coordinator.clock()))
        : Long.MAX_VALUE;
  }

  /** Ends it as lost, unless it has ended already. */
  void lose(String reason) {
    if (state.get() == State.HELD) {
      lossReason = reason; // of two at once the second's words may stand; both are true
      if (state.compareAndSet(State.HELD, State.LOST)) {
        coordinator.queues().leave(place); // others here may ask now, as those elsewhere do
        Holding told = holding;
        if (told != null) {
          told.lost(this);
        }
      }
    }
  }

  /** Whether it was lost; finds that out, as {@link #check} does. False for one given back. */
  boolean isLost() {
    return !check() && state.get() == State.LOST;
  }

  String lossReason() {
    return lossReason;
  }

  /** Names whom to tell when it is lost; told at once, perhaps a second time, if it is already. */
  void attach(Holding to) {
    holding = to;
    if (state.get() == State.LOST) {
      to.lost(this);
    }
  }

  /** Whose it is; null for as long as other keys are waited for. */
  @Nullable Holding holding() {
    return holding;
  }

  /** Ends it as given back; false if it was lost before, or its deadline has passed. */
  boolean end() {
    return check() && state.compareAndSet(State.HELD, State.RELEASED);
  }

  /** How long it still is to stay locked, for one that is to be so for at least that long. */
  Duration keepFor(long holdAtLeast) {
    if (holdAtLeast <= 0) {
      return Duration.ZERO;
    }
    long left = holdAtLeast - (coordinator.clock().nanoTime() - grantedAt);
    return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }

  private long third() {
    return hold.lease().toNanos() / 3;
  }

  // renewal

  /** Whether it should be renewed now, or soon enough to go along with others. */
  boolean isDue(long now) {
    if (renewing && now - renewingSince < third()) {
      return false; // under way
    }
    return renewAt - now <= third() / 4;
  }

  /** When something has to be done about it next. */
  long nextEvent() {
    long end = deadline.nanos();
    long next = renewing ? renewingSince + third() : renewAt;
    return next - end < 0 ? next : end;
  }

  void renewalSent(long now) {
    renewingSince = now;
    renewing = true;
  }

  void renewed(long sentNanos, long sentWallMillis) {
    if (check()) { // an answer that comes after the deadline comes too late
      Deadline later = Deadline.of(sentNanos, sentWallMillis, hold.lease());
      if (later.nanos() - deadline.nanos() > 0) { // answers may overtake each other
        deadline = later;
        renewAt = sentNanos + third();
      }
    }
    renewing = false;
  }

  void renewalFailed(long now) {
    renewAt = now + third() / 4;
    renewing = false;
  }
}
