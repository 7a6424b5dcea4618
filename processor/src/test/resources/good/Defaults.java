package good;

import dev.selvedge.Jitter;
import dev.selvedge.Nested;
import dev.selvedge.Retry;

/** Attributes at the edges of what is allowed, and written with the value that they have anyway. */
class Defaults {
  @Retry(
      maxAttempts = 3,
      delay = "100ms",
      multiplier = 2,
      maxDelay = "",
      jitter = Jitter.FULL,
      maxDuration = "",
      on = Exception.class,
      abortOn = {},
      retryIf = "",
      fallback = "",
      budget = "",
      nested = Nested.DAMPEN)
  void spelledOut() {}

  @Retry(delay = "20s")
  void delayAboveTheUsualCap() {}

  @Retry(delay = "0ms", multiplier = 1)
  void atOnce() {}

  @Retry(delay = "PT0.5S", maxDelay = "500ms", maxDuration = "1h")
  void equalDelays() {}

  @Retry(jitter = Jitter.DECORRELATED)
  void decorrelated() {}
}
