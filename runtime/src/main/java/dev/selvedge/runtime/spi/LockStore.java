package dev.selvedge.runtime.spi;

import dev.selvedge.Guarantee;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where locks are kept: who holds which key until when. Thread-safe.
 *
 * <p>A store answers questions and does nothing else. Waiting, queues within a process, renewal,
 * loss, re-entry and events are the runtime's, written once for all stores. No method waits for a
 * lock to become free. A store that has to block on I/O does so on the calling thread where {@link
 * AcquireRequest#mayBlock} (or the parameter of that name) says so, else on {@link
 * StoreContext#executor()}.
 *
 * <p>A stage that fails means that it is unknown whether the request took effect; it must fail
 * within about the time that was given, not hang. Failures are best {@link
 * dev.selvedge.runtime.lock.LockStoreUnavailableException}; anything else is wrapped in one.
 *
 * <p>Every store has to pass the tests in {@code selvedge-store-tests}.
 */
public interface LockStore extends AutoCloseable {

  /** What its locks can be relied on for. */
  Guarantee guarantee();

  /**
   * Whether requests take effect in the order in which they were made through this object, as over
   * a single connection. If so, a key can be asked for before the reply to its release is there.
   */
  boolean ordered();

  /**
   * Whether a lock ends by itself when it is not renewed. Only a store that dies with its clients
   * can do without: its locks are never renewed and never lost.
   */
  default boolean leases() {
    return true;
  }

  /** What it is for a reader, {@code redis://***@host:6379/0}; shows no secret. */
  String describe();

  /**
   * Grants the lock, or says who has it. Asked again with the same owner while that one holds it,
   * answers the same token and starts the lease anew, so that a lost reply does no harm.
   */
  CompletionStage<AcquireReply> acquire(AcquireRequest request);

  /**
   * Forgets that this owner waits, and gives back what was granted to it meanwhile, be it unknown
   * to the caller. Does nothing where neither is the case.
   */
  CompletionStage<Void> withdraw(AcquireRequest request);

  /**
   * Starts the leases anew of those that still hold, in as few round trips as possible. Never
   * grants anything: a hold that has ended is {@link RenewReply#LOST}.
   *
   * @return one reply per hold, in their order
   */
  CompletionStage<List<RenewReply>> renew(List<Hold> holds);

  /**
   * Gives the lock back if this owner still has it, and wakes the one that has waited longest.
   *
   * @param keepFor for how long the key is to stay locked all the same, without an owner; zero for
   *     not at all
   * @param mayBlock whether the calling thread may be blocked
   * @return false if the owner did not have it any more
   */
  CompletionStage<Boolean> release(Hold hold, Duration keepFor, boolean mayBlock);

  /** Ends all connections and threads; locks that are held end with their leases. Never throws. */
  @Override
  void close();
}
