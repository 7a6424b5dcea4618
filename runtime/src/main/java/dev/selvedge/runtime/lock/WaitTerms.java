package dev.selvedge.runtime.lock;

import dev.selvedge.LockMode;
import java.time.Duration;

/**
 * On what terms one call waits, the same for all its keys.
 *
 * @param method what asks, for messages
 * @param holder who asks, for those who find the lock taken
 * @param startedAt when the call began, on the monotonic clock
 * @param deadline when the waiting ends, on the monotonic clock
 * @param answerBy when a store that does not answer is given up; the deadline itself, unless the
 *     call is not to wait at all
 * @param isImmediate whether the call is not to wait
 */
record WaitTerms(
    String method,
    String holder,
    LockMode mode,
    Duration lease,
    long startedAt,
    long deadline,
    long answerBy,
    boolean isImmediate) {

  /** What even a call that does not wait grants to the store for its answer. */
  static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

  static WaitTerms of(
      String method, String holder, LockMode mode, Duration lease, Duration waitFor, long now) {
    long nanos = Nanos.of(waitFor);
    boolean immediate = nanos <= 0;
    long deadline = now + Math.max(0, nanos);
    return new WaitTerms(
        method,
        holder,
        mode,
        lease,
        now,
        deadline,
        immediate ? now + LEAST_PATIENCE.toNanos() : deadline,
        immediate);
  }
}
