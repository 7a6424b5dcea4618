package dev.selvedge.runtime.lock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The locks that the current thread's call holds, innermost first: a linked list of scopes, each
 * ended by whoever began it.
 */
final class LockScope {
  /**
   * One cell per thread, which is emptied and not removed: to remove costs more than all the rest,
   * and an empty array keeps no class of ours, so no class loader, on the threads of a pool.
   */
  private static final ThreadLocal<@Nullable Object[]> CURRENT =
      ThreadLocal.withInitial(() -> new Object[1]);

  private final Holding holding;
  private @Nullable LockScope outer;
  private volatile boolean over;

  private LockScope(Holding holding, @Nullable LockScope outer) {
    this.holding = holding;
    this.outer = outer;
  }

  static Optional<LockHandle> innermost() {
    LockScope scope = top();
    return scope == null ? Optional.empty() : Optional.of(new CurrentHandle(scope.holding));
  }

  static boolean isEmpty() {
    return CURRENT.get()[0] == null;
  }

  /** How many are linked, ended ones too. */
  static int depth() {
    int depth = 0;
    for (LockScope s = in(CURRENT.get()); s != null; s = s.outer) {
      depth++;
    }
    return depth;
  }

  private static @Nullable LockScope in(@Nullable Object[] cell) {
    return (LockScope) cell[0];
  }

  /** The innermost; lets go of those that ended elsewhere. */
  private static @Nullable LockScope top() {
    @Nullable Object[] cell = CURRENT.get();
    LockScope top = living(in(cell));
    cell[0] = top;
    return top;
  }

  /** Skips those whose handle was closed, as on another thread or before an inner one. */
  private static @Nullable LockScope living(@Nullable LockScope scope) {
    LockScope s = scope;
    while (s != null && (s.over || s.holding.isEnded())) {
      s = s.outer;
    }
    return s;
  }

  /** The key as the current thread's call holds it; null if it does not. */
  static @Nullable HeldKey find(Coordinator coordinator, String key) {
    for (LockScope s = top(); s != null; s = living(s.outer)) {
      HeldKey held = s.holding.find(coordinator, key);
      if (held != null) {
        return held;
      }
    }
    return null;
  }

  /** Begins a scope on the current thread. */
  static LockScope begin(Holding holding) {
    LockScope outer = top();
    if (outer != null) {
      outer.outer = living(outer.outer); // or locks passed hand over hand make an endless list
    }
    LockScope scope = new LockScope(holding, outer);
    CURRENT.get()[0] = scope;
    return scope;
  }

  Holding holding() {
    return holding;
  }

  /** Ends it, on any thread and in any order. */
  void end() {
    over = true;
    @Nullable Object[] cell = CURRENT.get();
    if (cell[0] == this) {
      cell[0] = living(outer);
    }
  }
}
