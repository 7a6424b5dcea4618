package dev.selvedge.micrometer;

import dev.selvedge.runtime.event.RetryAttemptFailed;
import dev.selvedge.runtime.event.RetryFellBack;
import dev.selvedge.runtime.event.RetryGaveUp;
import dev.selvedge.runtime.event.RetryRecovered;
import dev.selvedge.runtime.event.SelvedgeListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts into one registry, which finds the meters by name and tags: it keeps them already, and
 * knows best which were filtered out or removed.
 */
final class RetryMeters implements SelvedgeListener {
  private final MeterRegistry registry;
  private final Tags tags;

  RetryMeters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  @Override
  public void attemptFailed(RetryAttemptFailed event) {
    Tags all = tags.and("method", event.method(), "exception", name(event.failure()));
    registry.counter("selvedge.retry.attempts.failed", all).increment();
  }

  @Override
  public void recovered(RetryRecovered event) {
    ended(event.method(), "recovered", event.elapsed());
  }

  @Override
  public void gaveUp(RetryGaveUp event) {
    ended(event.method(), event.reason().name().toLowerCase(Locale.ROOT), event.elapsed());
  }

  @Override
  public void fellBack(RetryFellBack event) {
    registry.counter("selvedge.retry.fallbacks", tags.and("method", event.method())).increment();
  }

  private void ended(String method, String outcome, Duration elapsed) {
    Tags all = tags.and("method", method);
    registry.counter("selvedge.retry.calls", all.and("outcome", outcome)).increment();
    registry.timer("selvedge.retry.elapsed", all).record(elapsed);
  }

  /** An anonymous class has no simple name, but it has a superclass with one. */
  private static String name(@Nullable Throwable failure) {
    if (failure == null) {
      return "none";
    }
    Class<?> type = failure.getClass();
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }
}
