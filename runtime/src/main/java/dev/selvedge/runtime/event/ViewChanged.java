package dev.selvedge.runtime.event;

/**
 * This process has a new view of a ring.
 *
 * @param version counts the views that this process has had
 * @param fingerprint equal where two processes agree
 * @param members how many own the ring's keys now
 * @param moved how many slots have changed hands, those of the first view included
 */
public record ViewChanged(String ring, long version, long fingerprint, int members, int moved) {}
