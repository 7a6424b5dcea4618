package dev.selvedge.runtime.lock.file;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request does to a stripe while this process has it locked: the rules of who gets what.
 * Not thread-safe.
 */
final class Turn {
  /** For how long the one that has waited longest has a free key to itself, in milliseconds. */
  static final long RESERVED = 1000;

  private final LockTable table;
  private final Liveness liveness;
  private final long now;
  private final List<Wake> wakes = new ArrayList<>(0);
  private final List<String> holders = new ArrayList<>(0);

  /** Somebody to be told that a key is its own. */
  record Wake(int port, String instance, String name) {}

  Turn(LockTable table, Liveness liveness, long now) {
    this.table = table;
    this.liveness = liveness;
    this.now = now;
  }

  /** Whom to tell once the stripe is written. */
  List<Wake> wakes() {
    return wakes;
  }

  /** The instances by which the key that was asked for is held. */
  List<String> holders() {
    return holders;
  }

  AcquireReply acquire(String name, AcquireRequest request, String instance, int port) {
    KeyState state = table.at(name);
    expire(state);
    Held mine = state.heldBy(request.owner());
    if (mine == null && !state.isEmpty()) {
      buryTheDead(state);
      handOver(name, state, request.owner());
      mine = state.heldBy(request.owner());
    }
    if (mine != null) {
      state.replace(mine, mine.renewed(now, Millis.of(request.lease())));
      table.change();
      return new Granted(mine.token());
    }
    if (state.waiting.isEmpty() && state.admits(request.mode())) {
      long token = table.nextToken();
      state.holds.add(Held.granted(request, instance, token, now));
      return new Granted(token);
    }
    if (request.queue()) {
      long lease = Millis.of(request.lease());
      long until = now + Millis.of(request.patience());
      state.enqueue(
          new Waiting(
              request.owner(), instance, port, request.holder(), request.mode(), lease, until));
      table.change();
    }
    state.holds.forEach(held -> holders.add(held.instance()));
    return new Busy(state.holder(), Duration.ofMillis(state.left(now)));
  }

  void withdraw(String name, String owner) {
    KeyState state = table.find(name);
    if (state == null) {
      return;
    }
    expire(state);
    boolean forgotten = state.forget(owner);
    boolean givenBack = state.holds.removeIf(held -> held.owner().equals(owner));
    if (forgotten || givenBack) {
      table.change();
    }
    handOver(name, state, owner);
  }

  RenewReply renew(String name, Hold hold) {
    KeyState state = table.find(name);
    if (state == null) {
      return RenewReply.LOST;
    }
    expire(state);
    Held held = state.heldBy(hold.owner(), hold.token());
    if (held == null) {
      return RenewReply.LOST;
    }
    state.replace(held, held.renewed(now, Millis.of(hold.lease())));
    table.change();
    return RenewReply.RENEWED;
  }

  boolean release(String name, Hold hold, long keepFor) {
    KeyState state = table.find(name);
    if (state == null) {
      return false;
    }
    expire(state);
    Held held = state.heldBy(hold.owner(), hold.token());
    if (held != null) {
      state.holds.remove(held);
      if (keepFor > 0) {
        state.holds.add(held.kept(now, keepFor));
      }
      table.change();
    }
    handOver(name, state, null);
    return held != null;
  }

  private void expire(KeyState state) {
    if (state.expire(now)) {
      table.change();
    }
  }

  /** Ends what was held by processes that are no more. */
  private void buryTheDead(KeyState state) {
    if (state.holds.removeIf(held -> liveness.isDead(held.instance()))) {
      table.change();
    }
  }

  /**
   * Makes the one that has waited longest the owner, for long enough to come and say so; and with a
   * reader those readers that stand right behind it.
   */
  private void handOver(String name, KeyState state, @Nullable String asking) {
    while (!state.waiting.isEmpty()) {
      Waiting next = state.waiting.get(0);
      boolean gone = !next.owner().equals(asking) && !liveness.isPresent(next.instance());
      if (!gone && !state.admits(next.mode())) {
        return;
      }
      state.waiting.remove(0);
      table.change();
      if (!gone) {
        state.holds.add(reserved(next));
        if (!next.owner().equals(asking)) {
          wakes.add(new Wake(next.port(), next.instance(), name));
        }
      }
    }
  }

  private Held reserved(Waiting next) {
    long lease = Math.min(next.lease(), RESERVED);
    LockMode mode = next.mode();
    return new Held(
        next.owner(), next.instance(), next.holder(), mode, table.nextToken(), now + lease, lease);
  }
}
