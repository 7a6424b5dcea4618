package bad;

import dev.selvedge.Retry;

class Sv154SingleAttempt {
  @Retry(maxAttempts = 1) // expect SV154
  void once() {}
}
