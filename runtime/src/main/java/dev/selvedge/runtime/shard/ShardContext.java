package dev.selvedge.runtime.shard;

/**
 * What a {@code @ShardBy} call that selects a resource knows about its placement, on the thread
 * that runs it. A call that is routed to its owner has none: to keep one would cost every call that
 * is at its owner already; {@link Ring#explain} tells the same.
 */
public interface ShardContext {

  /**
   * That of the innermost {@code @ShardBy} call in select mode that this thread is in. Of a method
   * that returns a stage, it is there until the method returns.
   *
   * @throws IllegalStateException if it is in none
   */
  static ShardContext current() {
    return SelectFrame.current();
  }

  /** The name of the ring. */
  String ring();

  /** Who owns the key: the name of a resource. */
  String owner();

  /** The slot that the key is in. */
  int slot();

  /**
   * The selected resource.
   *
   * @throws IllegalStateException if it is of another type
   */
  <T> T resource(Class<T> type);
}
