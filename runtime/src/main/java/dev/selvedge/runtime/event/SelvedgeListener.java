package dev.selvedge.runtime.event;

/**
 * Hears of failures, of locks and of calls between nodes; registered by {@code
 * Selvedge.addListener} or as a {@link java.util.ServiceLoader} service. Methods run on the thread
 * of the call, or on one that others wait for, so they must be quick and thread-safe; what they
 * throw is logged once and never reaches the call. What happens in calls that a listener itself
 * makes is not told to anyone.
 */
public interface SelvedgeListener {
  default void attemptFailed(RetryAttemptFailed event) {}

  default void recovered(RetryRecovered event) {}

  default void gaveUp(RetryGaveUp event) {}

  default void fellBack(RetryFellBack event) {}

  default void lockAcquired(LockAcquired event) {}

  default void lockReleased(LockReleased event) {}

  default void lockLost(LockLost event) {}

  default void lockRefused(LockRefused event) {}

  default void lockReleaseFailed(LockReleaseFailed event) {}

  default void callForwarded(CallForwarded event) {}

  default void callServed(CallServed event) {}

  default void viewChanged(ViewChanged event) {}
}
