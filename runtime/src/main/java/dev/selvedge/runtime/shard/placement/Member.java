package dev.selvedge.runtime.shard.placement;

/**
 * A node or a resource that owns a share of a ring's keys.
 *
 * @param id stable over restarts, and what placement depends on; not empty
 * @param address where calls to it are sent, {@code host:port}; empty for a resource. Placement
 *     does not depend on it
 * @param weight its share relative to that of others; from 0.001 to 1,000,000
 */
public record Member(String id, String address, double weight) {
  private static final double LEAST = 0.001;
  private static final double MOST = 1_000_000;

  public Member {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a member's id is empty; give it a stable name");
    }
    if (!(weight >= LEAST && weight <= MOST)) { // so that NaN is refused too
      throw new IllegalArgumentException(
          "weight "
              + weight
              + " of member '"
              + id
              + "' is not a number from 0.001 to 1,000,000; weights are relative, 1 is usual");
    }
  }

  public Member(String id, String address) {
    this(id, address, 1);
  }
}
