package dev.selvedge.runtime.lock.file;

/** Tells which of the stores that use a directory are still there. Thread-safe. */
interface Liveness {

  /** Whether its process has ended without closing it, so that nothing that it held is held. */
  boolean isDead(String instance);

  /** Whether it is open, so that it makes sense to give it anything. */
  boolean isPresent(String instance);
}
