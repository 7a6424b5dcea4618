package bad;

import dev.selvedge.DistributedLock;

class Sv413KeyEmpty {
  @DistributedLock("") // expect SV413
  void empty() {}

  @DistributedLock({
    "all",
    "  " // expect SV413
  })
  void blank() {}
}
