package dev.selvedge.runtime.lock;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.KeptLock;
import dev.selvedge.runtime.spi.LockStore;
import java.time.Duration;
import java.util.List;

/** A lock as seen by those who use it and did not acquire it: to close it does nothing. */
class CurrentHandle implements LockHandle, KeptLock {
  private final Holding holding;

  CurrentHandle(Holding holding) {
    this.holding = holding;
  }

  final Holding holding() {
    return holding;
  }

  @Override
  public final List<String> keys() {
    return holding.keys().stream().map(key -> key.hold().key()).toList();
  }

  @Override
  public final long token() {
    List<HeldKey> keys = holding.keys();
    if (keys.size() > 1) {
      throw new IllegalStateException(
          "this lock has several keys, each with a token of its own: "
              + keys()
              + "; say whose, as in token(\""
              + keys.get(0).hold().key()
              + "\")");
    }
    return keys.get(0).hold().token();
  }

  @Override
  public final long token(String key) {
    return hold(key).token();
  }

  @Override
  public final LockMode mode(String key) {
    return hold(key).mode();
  }

  private Hold hold(String key) {
    for (HeldKey held : holding.keys()) {
      if (held.hold().key().equals(key)) {
        return held.hold();
      }
    }
    throw new IllegalArgumentException(
        "'" + key + "' is none of the keys of this lock; they are " + keys());
  }

  @Override
  public final LockStore keptIn() {
    return holding.coordinator().store();
  }

  @Override
  public final String namespace() {
    return holding.coordinator().namespace();
  }

  @Override
  public final String store() {
    return holding.coordinator().describe();
  }

  @Override
  public final boolean isHeld() {
    return holding.isHeld();
  }

  @Override
  public final void checkHeld() {
    LockLostException loss = holding.isEnded() ? givenBack() : holding.loss();
    if (loss != null) {
      throw loss;
    }
  }

  private LockLostException givenBack() {
    return new LockLostException(
        "lock "
            + keys()
            + " of "
            + holding.method()
            + " has been given back already; use it only while the method or block that holds it"
            + " runs");
  }

  @Override
  public final Duration remaining() {
    if (holding.isEnded()) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(holding.leastRemaining());
  }

  @Override
  public final void onLost(Runnable action) {
    holding.onLost(action);
  }

  @Override
  public final Runnable wrap(Runnable action) {
    return () -> {
      Headroom.require();
      if (!holding.retain()) {
        throw givenBack();
      }
      LockScope scope = LockScope.begin(holding);
      LockLostException loss;
      try {
        checkHeld();
        action.run();
      } finally {
        scope.end();
        loss = holding.leave(true, true);
      }
      if (loss != null) {
        throw loss;
      }
    };
  }

  /** Does nothing. */
  @Override
  public void close() {}

  @Override
  public final boolean equals(Object other) {
    return other instanceof CurrentHandle handle && handle.holding == holding;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(holding);
  }

  @Override
  public final String toString() {
    return "LockHandle" + keys() + (isHeld() ? "" : " (not held any more)");
  }
}
