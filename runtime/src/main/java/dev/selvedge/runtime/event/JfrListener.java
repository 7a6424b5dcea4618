package dev.selvedge.runtime.event;

import org.jspecify.annotations.Nullable;

/** Writes what it hears into the recordings that run. */
final class JfrListener implements SelvedgeListener {

  @Override
  public void attemptFailed(RetryAttemptFailed heard) {
    JfrAttemptFailed event = new JfrAttemptFailed();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.attempt = heard.attempt();
      event.delay = heard.delay().toNanos();
      event.failure = type(heard.failure());
      event.message = message(heard.failure());
      event.commit();
    }
  }

  @Override
  public void recovered(RetryRecovered heard) {
    JfrRecovered event = new JfrRecovered();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.attempts = heard.attempts();
      event.elapsed = heard.elapsed().toNanos();
      event.commit();
    }
  }

  @Override
  public void gaveUp(RetryGaveUp heard) {
    JfrGaveUp event = new JfrGaveUp();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.reason = heard.reason().name();
      event.attempts = heard.attempts();
      event.elapsed = heard.elapsed().toNanos();
      event.failure = type(heard.failure());
      event.message = message(heard.failure());
      event.commit();
    }
  }

  @Override
  public void fellBack(RetryFellBack heard) {
    JfrFellBack event = new JfrFellBack();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.cause = type(heard.cause());
      event.message = message(heard.cause());
      event.commit();
    }
  }

  private static @Nullable Class<?> type(@Nullable Throwable failure) {
    return failure == null ? null : failure.getClass();
  }

  /** Exceptions can compute their message; one that cannot must not cost the event. */
  private static @Nullable String message(@Nullable Throwable failure) {
    try {
      return failure == null ? null : failure.getMessage();
    } catch (RuntimeException e) {
      return "no message: " + e.getClass().getName();
    }
  }
}
