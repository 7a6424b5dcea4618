package dev.selvedge.runtime.shard.member.file;

import dev.selvedge.runtime.spi.MemberRecord;

/**
 * A record as it is kept; times are the wall clock's milliseconds.
 *
 * @param instance the store that wrote it, as its liveness file is named; empty once that has died
 * @param until when it expires
 * @param lifetime the most that can be left of it, whatever becomes of the clock
 */
record Entry(MemberRecord member, String instance, long until, long lifetime) {

  /** Until it expires; zero or less once it has. A clock that was set back prolongs nothing. */
  long remaining(long now) {
    return Math.min(until - now, lifetime);
  }

  /** The same, of a process that has ended. */
  Entry ended(long now) {
    return new Entry(member, "", Math.min(until, now), lifetime);
  }
}
