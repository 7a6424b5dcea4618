package dev.selvedge.runtime.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An exception that knows when another attempt makes sense, such as one made from an HTTP {@code
 * Retry-After} header.
 */
public interface RetryAfter {

  /**
   * The least wait before the next attempt; null or negative says nothing. If it is longer than
   * {@code maxDelay}, the call is not retried.
   */
  @Nullable Duration retryAfter();
}
