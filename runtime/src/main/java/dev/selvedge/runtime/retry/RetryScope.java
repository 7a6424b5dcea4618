package dev.selvedge.runtime.retry;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that is being retried, as seen from its attempts: it stands on their thread while they
 * run. Scopes of one thread form a stack through {@link #enclosing}.
 */
abstract class RetryScope {
  private static final ThreadLocal<@Nullable RetryScope> CURRENT = new ThreadLocal<>();

  /** The remaining time where there is no bound. */
  static final long UNBOUNDED = Long.MAX_VALUE;

  private @Nullable RetryScope enclosing;

  static @Nullable RetryScope current() {
    return CURRENT.get();
  }

  final void enter() {
    enclosing = CURRENT.get();
    CURRENT.set(this);
  }

  /** Also right where scopes further in were left behind: it restores what stood before this. */
  final void leave() {
    CURRENT.set(enclosing); // never remove(): setting again would allocate a new entry
    enclosing = null;
  }

  abstract String method();

  /** The attempt that runs, from 1. */
  abstract int attempt();

  abstract @Nullable Throwable lastFailure();

  /** Nanoseconds left of the tightest bound here or further out; {@link #UNBOUNDED} for none. */
  abstract long remaining();

  final RetryContext snapshot() {
    long left = remaining();
    return new RetryContext(
        Optional.of(method()),
        attempt(),
        left == UNBOUNDED ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, left))),
        Optional.ofNullable(lastFailure()));
  }
}
