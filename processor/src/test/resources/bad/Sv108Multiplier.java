package bad;

import dev.selvedge.Retry;

class Sv108Multiplier {
  @Retry(multiplier = 0.5) // expect SV108
  void shrinking() {}

  @Retry(multiplier = Double.NaN) // expect SV108
  void undefined() {}

  @Retry(multiplier = Double.POSITIVE_INFINITY) // expect SV108
  void infinite() {}
}
