package dev.selvedge.runtime.shard.member;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberRecord.State;
import dev.selvedge.runtime.spi.MemberStore.Seen;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * This node's own life, as far as it follows from the time and from what a store answers: what to
 * say of itself next, and whether it may count on being seen. Not thread-safe.
 *
 * <pre>
 * CLIENT - join → ARRIVING - its former record is read → JOINING - stable → UP
 * UP - no heartbeat got through in time → JOINING, as the next incarnation and with one flap more
 * UP - leave → DRAINING - others had time to read → LEAVING - written → LEFT
 * any - a later incarnation of this id is seen → SUPERSEDED
 * </pre>
 */
final class NodeLife {
  enum Phase {
    CLIENT,
    ARRIVING,
    JOINING,
    UP,
    DRAINING,
    LEAVING,
    LEFT,
    SUPERSEDED
  }

  private static final int MOST_FLAPS = 16;

  /** More than a life counts on while it lasts, as it does each time that it was cut off. */
  private static final int STRIDE = 1 << 16;

  private final NodeIdentity self;
  private final Timings timings;
  private final RandomGenerator random;
  private final String store;
  private final Set<String> rings = new TreeSet<>();

  private Phase phase = Phase.CLIENT;
  private long incarnation;
  private int flaps;

  /** Whether the store has answered to this phase, and since when, on the monotonic clock. */
  private boolean confirmed;

  private long since;
  private int answers;
  private long ownJitter;
  private long flapForgotten;
  private Validity validity = Validity.NONE;

  /**
   * Until when others are sure to see what was last said, on both clocks.
   *
   * @param given false before anything was said
   */
  record Validity(boolean given, long nanos, long wallMillis) {
    static final Validity NONE = new Validity(false, 0, 0);

    /** What is left of it, in nanoseconds; zero or negative where nothing is. */
    long left(MemberClock clock) {
      return given
          ? Math.min(nanos - clock.nanoTime(), (wallMillis - clock.wallMillis()) * 1_000_000)
          : 0;
    }
  }

  NodeLife(NodeIdentity self, Timings timings, RandomGenerator random, String store) {
    this.self = self;
    this.timings = timings;
    this.random = random;
    this.store = store;
    this.incarnation = self.incarnation();
  }

  Phase phase() {
    return phase;
  }

  Validity validity() {
    return validity;
  }

  Set<String> rings() {
    return Set.copyOf(rings);
  }

  /** Whether there is anything new to say. */
  boolean join(String ring) {
    if (phase == Phase.LEFT || phase == Phase.SUPERSEDED || !rings.add(ring)) {
      return false;
    }
    if (phase == Phase.CLIENT) {
      enter(Phase.ARRIVING);
    }
    return true;
  }

  void leave() {
    switch (phase) {
      case UP -> enter(Phase.DRAINING);
      case JOINING -> enter(Phase.LEAVING); // nobody has counted on it yet
      case CLIENT, ARRIVING -> enter(Phase.LEFT);
      default -> {} // is about to, or has
    }
  }

  /** Whether there is nothing (more) that others have to learn of this node. */
  boolean isOver() {
    return phase == Phase.LEFT || phase == Phase.SUPERSEDED || phase == Phase.CLIENT;
  }

  /** Whether this node owns keys, and others see that it does. */
  boolean owns(MemberClock clock) {
    return phase == Phase.UP && confirmed && validity.left(clock) > 0;
  }

  /** Whether the phase is one in which calls of others are run. */
  boolean mayServe() {
    return phase == Phase.UP && confirmed || phase == Phase.DRAINING;
  }

  private void enter(Phase next) {
    phase = next;
    confirmed = false;
    answers = 0;
  }

  /**
   * Goes on to the phase that the time says.
   *
   * @return whether that is another one than before, and to be said
   */
  boolean advance(MemberClock clock) {
    Phase before = phase;
    long now = clock.nanoTime();
    if ((phase == Phase.UP || phase == Phase.JOINING)
        && validity.given()
        && validity.left(clock) <= 0) {
      lapse();
      return true;
    }
    if (phase == Phase.JOINING && answers >= 2 && stableIn(now) <= 0) {
      enter(Phase.UP);
    } else if (phase == Phase.DRAINING && confirmed && now - since >= timings.drain()) {
      enter(Phase.LEAVING);
    } else if (phase == Phase.UP && flaps > 0 && now - flapForgotten >= timings.forgetFlap()) {
      flaps--;
      flapForgotten = now;
    }
    return phase != before;
  }

  /** No beat got through in time: it counts as gone, and has to come back like anyone else. */
  private void lapse() {
    if (phase == Phase.UP) {
      Log.warning(
          NodeLife.class,
          Diagnostic.NODE_CUT_OFF.message(
              self.id(), store, Timings.words(timings.expiry() - timings.margin())),
          null);
      incarnation++;
      flaps = Math.min(flaps + 1, MOST_FLAPS);
    }
    validity = Validity.NONE;
    enter(Phase.JOINING);
  }

  private long stableIn(long now) {
    return since + timings.stabilisation(flaps) + ownJitter - now;
  }

  /** In how many nanoseconds {@link #advance} has something to do; the most there is if nothing. */
  long nextIn(MemberClock clock) {
    long now = clock.nanoTime();
    return switch (phase) {
      case JOINING -> Math.min(lapseIn(clock), answers >= 2 ? stableIn(now) : Long.MAX_VALUE);
      case UP -> lapseIn(clock);
      case DRAINING -> confirmed ? since + timings.drain() - now : Long.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }

  private long lapseIn(MemberClock clock) {
    return validity.given() ? validity.left(clock) : Long.MAX_VALUE;
  }

  /** What to say; null where there is nothing to be said, and others are only to be listened to. */
  @Nullable MemberRecord record() {
    State state =
        switch (phase) {
          case JOINING -> State.JOINING;
          case UP -> State.UP;
          case DRAINING -> State.DRAINING;
          case LEAVING -> State.GONE;
          case CLIENT, ARRIVING, LEFT, SUPERSEDED -> null;
        };
    return state == null
        ? null
        : new MemberRecord(
            self.id(), incarnation, self.address(), self.weight(), state, rings, flaps);
  }

  /**
   * Takes an answer of the store.
   *
   * @param said what was said with the request; null if nothing
   * @param validity until when the store is sure to keep it
   * @return whether there is now something new to be said
   */
  boolean answered(@Nullable MemberRecord said, Roster roster, Validity validity) {
    Seen own = roster.of(self.id());
    if (phase == Phase.ARRIVING) {
      arrive(own);
      return true;
    }
    if (record() == null) {
      return false;
    }
    if (own != null && own.member().incarnation() > incarnation) {
      stepAside(own.member());
      return false;
    }
    if (said == null || said.incarnation() != incarnation) {
      return false;
    }
    this.validity = validity;
    MemberRecord current = record();
    if (current != null && said.state() == current.state()) {
      confirm(roster.at());
    }
    return false;
  }

  private void confirm(long now) {
    answers++;
    if (!confirmed) {
      confirmed = true;
      since = now;
      flapForgotten = now;
      ownJitter = random.nextLong(timings.jitter() + 1);
    }
    if (phase == Phase.LEAVING) {
      enter(Phase.LEFT);
    }
  }

  /** Goes on where the record of a former life ends. */
  private void arrive(@Nullable Seen former) {
    if (former != null) {
      MemberRecord before = former.member();
      long least = before.incarnation() + STRIDE + random.nextInt(STRIDE); // two may arrive at once
      incarnation = Math.max(self.incarnation(), least);
      long gone = Math.max(0, former.remaining().negated().toNanos());
      int remembered = (int) Math.max(0, before.flaps() - gone / timings.forgetFlap());
      boolean clean = before.state() == State.GONE || before.state() == State.DRAINING;
      flaps = Math.min(clean ? remembered : remembered + 1, MOST_FLAPS);
      if (!clean && former.isAlive()) {
        Log.warning(
            NodeLife.class,
            Diagnostic.NODE_ID_TAKEN.message(
                self.id(),
                "was there until just now at "
                    + before.address()
                    + ": either that process has died, or it steps aside for this one"),
            null);
      }
    }
    enter(Phase.JOINING);
  }

  private void stepAside(MemberRecord younger) {
    Log.error(
        NodeLife.class,
        Diagnostic.NODE_ID_TAKEN.message(
            self.id(),
            "was taken by a process at "
                + younger.address()
                + " that started later: this one, at "
                + self.address()
                + ", serves nothing any more"),
        null);
    validity = Validity.NONE;
    enter(Phase.SUPERSEDED);
  }
}
