package dev.selvedge.runtime.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure that says when to try again. */
final class Busy extends RuntimeException implements RetryAfter {
  private final transient @Nullable Duration wait;

  Busy(@Nullable Duration wait) {
    this.wait = wait;
  }

  @Override
  public @Nullable Duration retryAfter() {
    return wait;
  }
}
