package bad;

import dev.selvedge.Retry;

class Sv107DelayAboveMax {
  @Retry(
      maxDelay = "1s",
      delay = "2s") // expect SV107
  void both() {}

  @Retry(maxDelay = "50ms") // expect SV107
  void defaultDelay() {}
}
