package bad;

import dev.selvedge.Retry;

class Sv106Duration {
  @Retry(delay = "100") // expect SV106
  void withoutUnit() {}

  @Retry(delay = "") // expect SV106
  void empty() {}

  @Retry(maxDelay = "10 seconds") // expect SV106
  void unknownUnit() {}

  @Retry(maxDuration = "PT-1S") // expect SV106
  void negative() {}

  @Retry(maxDuration = "999999999h") // expect SV106
  void endless() {}

  @Retry(
      delay = "soon", // expect SV106
      maxDelay = "later", // expect SV106
      maxDuration = "never") // expect SV106
  void everyOneIsReported() {}
}
