package dev.selvedge.runtime.shard;

/** What a {@code @ShardBy} call knows about its placement, on the thread that runs it. */
public interface ShardContext {

  /**
   * That of the innermost {@code @ShardBy} call that this thread is in.
   *
   * @throws IllegalStateException if it is in none
   */
  static ShardContext current() {
    throw new UnsupportedOperationException();
  }

  /** The name of the ring. */
  String ring();

  /** Who owns the key: the id of a node, or the name of a resource. */
  String owner();

  /** The slot that the key is in. */
  int slot();

  /**
   * The selected resource.
   *
   * @throws IllegalStateException if this ring has none, or it is of another type
   */
  <T> T resource(Class<T> type);
}
