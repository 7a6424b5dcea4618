package dev.selvedge.runtime.event;

import dev.selvedge.runtime.retry.RetryStopped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call failed for good.
 *
 * @param method {@code com.acme.Billing#fetch(long)}
 * @param reason why no further attempt was made
 * @param attempts calls made
 * @param elapsed from the first failure (from entry, where {@code maxDuration} is set)
 * @param failure the last failure; null where the last result was rejected
 */
public record RetryGaveUp(
    String method,
    RetryStopped.Reason reason,
    int attempts,
    Duration elapsed,
    @Nullable Throwable failure) {}
