package bad;

import dev.selvedge.Retry;

abstract class Sv101Abstract {
  @Retry // expect SV101
  abstract void inClass();

  interface Port {
    @Retry // expect SV101
    void inInterface();
  }

  @interface Marker {
    @Retry // expect SV101
    int inAnnotation();
  }
}
