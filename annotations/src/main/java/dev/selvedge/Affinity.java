package dev.selvedge;

/** How strictly a {@link ShardBy} call belongs to the owner of its key. */
public enum Affinity {
  /** Only the owner runs it; while that one cannot be reached, the call fails. */
  OWNER,

  /**
   * The owner runs it if it can be reached; if not, and nothing was sent, it runs here. For what is
   * faster at the owner and right everywhere, such as a cache.
   */
  PREFERRED
}
