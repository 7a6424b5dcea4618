package dev.selvedge.runtime.lock;

import java.util.Optional;

/** The locks that the current thread's call holds. */
final class LockScope {
  private LockScope() {}

  static Optional<LockHandle> innermost() {
    return Optional.empty();
  }
}
