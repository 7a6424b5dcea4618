package dev.selvedge.benchmarks.lock;

/**
 * One way of locking, or what that comes down to. Thread-safe; what can be prepared once (clients,
 * pools, scripts) is.
 */
public interface LockSubject extends AutoCloseable {

  /** What its row is called. */
  String name();

  /**
   * Takes the lock of this key, waiting for it.
   *
   * @return gives it back, to be called once on the same thread
   */
  Held take(String key) throws Exception;

  @Override
  default void close() throws Exception {}

  /** A lock that is held. */
  interface Held {
    void giveBack() throws Exception;
  }
}
