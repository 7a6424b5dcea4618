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

  @Override
  public void lockAcquired(LockAcquired heard) {
    JfrLockAcquired event = new JfrLockAcquired();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.key = heard.key();
      event.token = heard.token();
      event.waited = heard.waited().toNanos();
      event.commit();
    }
  }

  @Override
  public void lockReleased(LockReleased heard) {
    JfrLockReleased event = new JfrLockReleased();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.key = heard.key();
      event.token = heard.token();
      event.held = heard.held().toNanos();
      event.commit();
    }
  }

  @Override
  public void lockLost(LockLost heard) {
    JfrLockLost event = new JfrLockLost();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.key = heard.key();
      event.token = heard.token();
      event.reason = heard.reason();
      event.commit();
    }
  }

  @Override
  public void lockRefused(LockRefused heard) {
    JfrLockRefused event = new JfrLockRefused();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.key = heard.keys();
      event.waited = heard.waited().toNanos();
      event.failure = type(heard.failure());
      event.message = message(heard.failure());
      event.commit();
    }
  }

  @Override
  public void lockReleaseFailed(LockReleaseFailed heard) {
    JfrLockReleaseFailed event = new JfrLockReleaseFailed();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.key = heard.key();
      event.token = heard.token();
      event.failure = type(heard.failure());
      event.message = message(heard.failure());
      event.commit();
    }
  }

  @Override
  public void callForwarded(CallForwarded heard) {
    JfrCallForwarded event = new JfrCallForwarded();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.ring = heard.ring();
      event.owner = heard.owner();
      event.attempts = heard.attempts();
      event.outcome = heard.outcome().name();
      event.elapsed = heard.elapsed().toNanos();
      event.commit();
    }
  }

  @Override
  public void callServed(CallServed heard) {
    JfrCallServed event = new JfrCallServed();
    if (event.isEnabled()) {
      event.method = heard.method();
      event.ring = heard.ring();
      event.origin = heard.origin();
      event.outcome = heard.outcome().name();
      event.elapsed = heard.elapsed().toNanos();
      event.commit();
    }
  }

  @Override
  public void viewChanged(ViewChanged heard) {
    JfrViewChanged event = new JfrViewChanged();
    if (event.isEnabled()) {
      event.ring = heard.ring();
      event.version = heard.version();
      event.fingerprint = heard.fingerprint();
      event.members = heard.members();
      event.moved = heard.moved();
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
