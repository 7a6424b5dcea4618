package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.shard.placement.View;

/**
 * A view, and where this node stands in it. Immutable.
 *
 * @param self the index of this node among the view's members; -1 where it is none of them
 */
public record Placement(View view, int self) {

  /** Whether this node owns the key. */
  public boolean isHere(long hash) {
    return view.ownerIndex(hash) == self && self >= 0;
  }
}
