package bad;

import dev.selvedge.Retry;

class Sv154SingleAttempt {
  @Retry(maxAttempts = 1) // expect SV154
  void once() {}

  @Retry(maxAttempts = 1) // expect SV154
  @SuppressWarnings({"SV151", "unused"})
  void anotherIsSuppressed() {}
}
