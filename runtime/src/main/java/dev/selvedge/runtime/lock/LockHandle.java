package dev.selvedge.runtime.lock;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A lock that is held, or was: one acquisition of one or several keys. Thread-safe; {@link #close}
 * may be called on any thread, and more than once.
 */
public interface LockHandle extends AutoCloseable {

  /**
   * The innermost lock that the current thread's call holds.
   *
   * @throws IllegalStateException if it holds none
   */
  static LockHandle current() {
    return find()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no lock is held by this call on thread '"
                        + Thread.currentThread().getName()
                        + "'; call this inside a @DistributedLock method that is woven (see"
                        + " Selvedge.verify()), and pass work to other threads through"
                        + " LockHandle.wrap"));
  }

  /** The innermost lock that the current thread's call holds, if any. */
  static Optional<LockHandle> find() {
    return LockScope.innermost();
  }

  /** The keys, sorted, as they are kept in the store. */
  List<String> keys();

  /**
   * The fencing token: greater than every token granted before for this key, and the same for as
   * long as this lock is held, in nested calls too.
   *
   * @throws IllegalStateException if there are several keys
   */
  long token();

  /**
   * The fencing token of one of several keys.
   *
   * @throws IllegalArgumentException if the key is none of them
   */
  long token(String key);

  /** What keeps the lock, for a reader: {@code redis://***@host:6379/0}; shows no secret. */
  String store();

  /** Whether it is held: neither lost nor given back, by this process's own clocks. */
  boolean isHeld();

  /**
   * Returns if it is held, by this process's own clocks, which asks nobody.
   *
   * @throws LockLostException if it is not
   */
  void checkHeld();

  /** For how long it is held even if no renewal succeeds any more; zero if it is not held. */
  Duration remaining();

  /**
   * Runs the action if and when the lock is lost, at once if it is already; on a thread of the
   * runtime's executor, at most once.
   */
  void onLost(Runnable action);

  /**
   * The action with this lock as its {@linkplain #current current} one, to be run on another thread
   * while the lock is held.
   *
   * @return throws {@link LockLostException} if it is run when the lock is not held any more
   */
  Runnable wrap(Runnable action);

  /**
   * Gives the lock back, and waits until the store has confirmed it, though not beyond the lease.
   * Where this handle was got inside a call that held the keys already, the lock stays with that
   * call. A release that fails is logged and not thrown: the lease ends the lock anyway.
   *
   * @throws LockLostException if the lock was lost before, as what was done under it may then have
   *     to be undone
   */
  @Override
  void close();
}
