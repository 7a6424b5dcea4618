package bad;

import dev.selvedge.Jitter;
import dev.selvedge.Retry;

class Sv157AttributeIdle {
  @Retry(
      jitter = Jitter.DECORRELATED,
      multiplier = 3) // expect SV157
  void call() {}
}
