package dev.selvedge.runtime.shard.member;

import java.security.SecureRandom;

/**
 * Who this node is to others. Immutable.
 *
 * @param id {@code selvedge.node.id}; stable over restarts
 * @param incarnation differs each time that the node starts, and grows
 * @param address where the others reach it, {@code host:port}; empty for a node that only calls
 * @param weight its share relative to that of others
 */
public record NodeIdentity(String id, long incarnation, String address, double weight) {

  /** How much of an incarnation is random, in case that two start in the same millisecond. */
  private static final int RANDOM_BITS = 16;

  /** That of a process which starts now: its incarnation is made of the time. */
  public static NodeIdentity starting(String id, String address, double weight) {
    long random = new SecureRandom().nextInt(1 << RANDOM_BITS);
    long incarnation = (System.currentTimeMillis() << RANDOM_BITS) + random;
    return new NodeIdentity(id, incarnation, address, weight);
  }
}
