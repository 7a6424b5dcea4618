package dev.selvedge.runtime.lock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The locks that the current thread's call holds, innermost first: a linked list of scopes, each
 * ended by whoever began it.
 */
final class LockScope {
  private static final ThreadLocal<@Nullable LockScope> CURRENT = new ThreadLocal<>();

  private final Holding holding;
  private final @Nullable LockScope outer;

  private LockScope(Holding holding, @Nullable LockScope outer) {
    this.holding = holding;
    this.outer = outer;
  }

  static Optional<LockHandle> innermost() {
    LockScope scope = living(CURRENT.get());
    return scope == null ? Optional.empty() : Optional.of(new CurrentHandle(scope.holding));
  }

  static boolean isEmpty() {
    return CURRENT.get() == null;
  }

  /** Skips those whose handle was closed, as on another thread. */
  private static @Nullable LockScope living(@Nullable LockScope scope) {
    LockScope s = scope;
    while (s != null && s.holding.isEnded()) {
      s = s.outer;
    }
    return s;
  }

  /** The key as the current thread's call holds it; null if it does not. */
  static @Nullable HeldKey find(Coordinator coordinator, String key) {
    for (LockScope s = living(CURRENT.get()); s != null; s = living(s.outer)) {
      HeldKey held = s.holding.own(coordinator, key);
      if (held != null) {
        return held;
      }
    }
    return null;
  }

  /** Begins a scope on the current thread. */
  static LockScope begin(Holding holding) {
    LockScope scope = new LockScope(holding, living(CURRENT.get()));
    CURRENT.set(scope);
    return scope;
  }

  Holding holding() {
    return holding;
  }

  /** Ends it, if it is the current thread's innermost; elsewhere it ends with its holding. */
  void end() {
    if (CURRENT.get() == this) {
      CURRENT.set(outer);
    }
  }
}
