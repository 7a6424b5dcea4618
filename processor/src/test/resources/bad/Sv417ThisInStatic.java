package bad;

import dev.selvedge.DistributedLock;

class Sv417ThisInStatic {
  private String region;

  @DistributedLock("region:{this.region}") // expect SV417
  static void call() {}
}
