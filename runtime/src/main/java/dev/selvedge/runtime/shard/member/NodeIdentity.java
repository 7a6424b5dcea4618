package dev.selvedge.runtime.shard.member;

/**
 * Who this node is to others.
 *
 * @param id {@code selvedge.node.id}; stable over restarts
 * @param incarnation differs each time that the node starts, and grows
 * @param address where the others reach it, {@code host:port}; empty for a node that only calls
 * @param weight its share relative to that of others
 */
public record NodeIdentity(String id, long incarnation, String address, double weight) {}
