package bad;

import dev.selvedge.DistributedLock;

class Sv419PropertyAmbiguous {
  private final String code = "";

  Long getCode() {
    return 1L;
  }

  @DistributedLock("{this.code}") // expect SV419
  void call() {}

  @DistributedLock("{this.getCode}")
  void settled() {}
}
