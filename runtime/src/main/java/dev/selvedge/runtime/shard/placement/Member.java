package dev.selvedge.runtime.shard.placement;

/**
 * A node or a resource that owns a share of a ring's keys.
 *
 * @param id stable over restarts, and what placement depends on
 * @param address where calls to it are sent, {@code host:port}; empty for a resource. Placement
 *     does not depend on it
 * @param weight its share relative to that of others; greater than 0
 */
public record Member(String id, String address, double weight) {

  public Member {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a member's id is empty; give it a stable name");
    }
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "weight " + weight + " of member '" + id + "' is not a number above 0");
    }
  }

  public Member(String id, String address) {
    this(id, address, 1);
  }
}
