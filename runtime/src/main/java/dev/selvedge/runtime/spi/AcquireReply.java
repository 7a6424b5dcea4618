package dev.selvedge.runtime.spi;

import java.time.Duration;

/** What a store answers to a request for a key. */
public sealed interface AcquireReply {

  /**
   * It is granted, from now on for the lease that was asked for.
   *
   * @param token greater than all that were granted before for this key; positive
   */
  record Granted(long token) implements AcquireReply {}

  /**
   * Somebody else has it.
   *
   * @param holder who, as {@linkplain AcquireRequest#holder they said}; empty where that is unknown
   * @param retryAfter when it ends at the latest unless it is renewed: a time to ask again
   */
  record Busy(String holder, Duration retryAfter) implements AcquireReply {}
}
