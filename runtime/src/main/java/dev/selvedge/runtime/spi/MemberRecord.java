package dev.selvedge.runtime.spi;

import java.util.Set;

/**
 * What a node says of itself in a {@link MemberStore}.
 *
 * @param id stable over restarts
 * @param incarnation differs each time that the node starts, and grows
 * @param address where calls to it are sent, {@code host:port}
 * @param rings of which it is a member
 * @param flaps how often it has vanished lately without leaving
 */
public record MemberRecord(
    String id,
    long incarnation,
    String address,
    double weight,
    State state,
    Set<String> rings,
    int flaps) {

  public MemberRecord {
    rings = Set.copyOf(rings);
  }

  /** Where it is in its life; only who is {@link #UP} owns keys. */
  public enum State {
    JOINING,
    UP,
    DRAINING,
    /** It has left, or died; kept for a while, for {@link MemberRecord#flaps}. */
    GONE
  }
}
