package dev.selvedge;

/** What the owner of a key is, to a {@link ShardBy} method. */
public enum ShardMode {
  /** A node: the call runs there. */
  ROUTE,

  /** A resource, such as a database: the call runs here and uses it. */
  SELECT
}
