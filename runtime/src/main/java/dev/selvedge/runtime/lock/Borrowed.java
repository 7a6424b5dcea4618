package dev.selvedge.runtime.lock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys that calls around a call hold already. Whoever borrows them keeps them held until it gives
 * them back, also beyond the calls around it: they are retained before anything else is waited for.
 * Immutable.
 */
final class Borrowed {
  static final Borrowed NOTHING = new Borrowed(List.of(), List.of());

  private final List<HeldKey> keys;
  private final List<Holding> lenders;

  private Borrowed(List<HeldKey> keys, List<Holding> lenders) {
    this.keys = keys;
    this.lenders = lenders;
  }

  /**
   * Borrows those of the keys that are still held by then.
   *
   * @throws LockLostException if one is held by a call whose lock is lost: nothing more is to run
   *     under it
   */
  static Borrowed of(List<HeldKey> found) {
    if (found.isEmpty()) {
      return NOTHING;
    }
    List<HeldKey> keys = new ArrayList<>(found.size());
    List<Holding> lenders = new ArrayList<>(1);
    for (HeldKey key : found) {
      Holding lender = key.holding();
      if (lender == null) {
        continue;
      }
      LockLostException loss = lender.loss();
      if (loss != null) {
        lenders.forEach(other -> other.leave(false, false));
        throw loss;
      }
      if (lenders.contains(lender)) {
        keys.add(key);
      } else if (lender.retain()) { // else closed on another thread meanwhile
        lenders.add(lender);
        keys.add(key);
      }
    }
    return new Borrowed(keys, lenders);
  }

  List<HeldKey> keys() {
    return keys;
  }

  List<Holding> lenders() {
    return lenders;
  }

  /** What to throw where one of them was lost; null if none was. */
  @Nullable LockLostException loss() {
    for (Holding lender : lenders) {
      LockLostException loss = lender.loss();
      if (loss != null) {
        return loss;
      }
    }
    return null;
  }

  boolean has(String key) {
    for (HeldKey held : keys) {
      if (held.hold().key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  void giveBack(boolean completed, boolean mayBlock) {
    for (Holding lender : lenders) {
      lender.leave(completed, mayBlock);
    }
  }
}
