package dev.selvedge.runtime.shard.call;

import org.jspecify.annotations.Nullable;

/** A ring of nodes, as calls see it. Thread-safe; nothing blocks. */
public interface CallRing {

  String name();

  /** The newest; null where there is no view yet. */
  @Nullable Placement placement();

  /** The hash of what all nodes of the ring must agree upon, beside its members. */
  long config();

  /**
   * Whether this node may run calls of others: false as soon as they may take it for gone, even if
   * it still finds itself in its own view.
   */
  boolean serves();

  /** Asks soon whether there is a newer view. */
  void refresh();

  /**
   * Has an action run once, as soon as there is a view that is newer than that version; also if
   * there is one already, and then on this thread.
   *
   * @param version 0 for none
   * @return forgets the action
   */
  Runnable onNewer(long version, Runnable action);
}
