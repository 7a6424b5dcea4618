package dev.selvedge.runtime.spi;

import dev.selvedge.LockMode;

/**
 * Where and how a lock is kept, for a store that does more with its own locks than with others: all
 * {@linkplain dev.selvedge.runtime.lock.LockHandle handles} that the runtime gives out are one.
 * Thread-safe.
 */
public interface KeptLock {

  /** The store that granted it. */
  LockStore keptIn();

  /** What the store was {@linkplain StoreContext#namespace told} to prefix its keys with. */
  String namespace();

  /**
   * In which mode one of its keys is held.
   *
   * @throws IllegalArgumentException if the key is none of them
   */
  LockMode mode(String key);
}
