package dev.selvedge.runtime.spi;

import java.util.concurrent.Executor;

/** What the runtime gives to a store. Thread-safe. */
public interface StoreContext {

  /** What everything that is kept is to be prefixed with; {@code selvedge} unless set. */
  String namespace();

  /** Identifies this process, everywhere and for ever; at most 40 characters of {@code a-z0-9-}. */
  String client();

  /** Where a store may block; does not bound the number of its threads. */
  Executor executor();

  /**
   * Called by the store: this key may have become free for the one that waits for it here. To be
   * told once too often costs a request, to be told too seldom costs up to two seconds. Never
   * blocks and never throws.
   */
  void wake(String key);

  /** Called by the store after it may have missed something, as when it has connected anew. */
  void wakeAll();
}
