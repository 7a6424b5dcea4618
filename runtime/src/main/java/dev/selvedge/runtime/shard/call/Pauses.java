package dev.selvedge.runtime.shard.call;

import java.time.Duration;

/** For how long a call on its way waits before it goes on, in nanoseconds. */
final class Pauses {
  /** Before a node is asked that another one has named: the two may be about to agree. */
  static final long HINT = Duration.ofMillis(20).toNanos();

  /** Before somebody is asked again without any news; an owner may just be starting anew. */
  static final long FIRST = Duration.ofMillis(500).toNanos();

  /** For a newer view. */
  static final long VIEW = Duration.ofMillis(1_500).toNanos();

  static final long LEAST = Duration.ofMillis(1).toNanos();

  private Pauses() {}
}
