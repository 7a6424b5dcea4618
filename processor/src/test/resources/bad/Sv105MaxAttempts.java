package bad;

import dev.selvedge.Retry;

class Sv105MaxAttempts {
  static final int NONE = 0;

  @Retry(maxAttempts = NONE) // expect SV105
  void zero() {}

  @Retry(
      delay = "1s",
      maxAttempts = -1) // expect SV105
  void negative() {}

  @Retry(maxAttempts = 0) // expect SV105
  @SuppressWarnings("selvedge")
  void errorsCannotBeSuppressed() {}
}
