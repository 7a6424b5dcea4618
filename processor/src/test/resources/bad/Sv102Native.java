package bad;

import dev.selvedge.Retry;

class Sv102Native {
  @Retry // expect SV102
  native void call();

  @Retry // expect SV102 SV104
  synchronized native void locked();
}
