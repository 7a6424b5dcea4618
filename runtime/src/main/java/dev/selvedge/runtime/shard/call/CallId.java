package dev.selvedge.runtime.shard.call;

import java.util.random.RandomGenerator;

/** Tells requests apart, everywhere and for ever; every attempt of a call has its own. */
record CallId(long high, long low) {
  /** Of a reply to a request whose own could not be read. */
  static final CallId NONE = new CallId(0, 0);

  static CallId random(RandomGenerator random) {
    return new CallId(random.nextLong() | 1, random.nextLong());
  }
}
