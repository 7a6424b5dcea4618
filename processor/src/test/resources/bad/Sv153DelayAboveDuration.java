package bad;

import dev.selvedge.Retry;

class Sv153DelayAboveDuration {
  @Retry(
      delay = "2s",
      maxDuration = "2s") // expect SV153
  void both() {}

  @Retry(maxDuration = "50ms") // expect SV153
  void defaultDelay() {}
}
