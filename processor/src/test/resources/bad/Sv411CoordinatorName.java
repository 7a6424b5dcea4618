package bad;

import dev.selvedge.DistributedLock;

class Sv411CoordinatorName {
  @DistributedLock(
      value = "all",
      coordinator = "redis://localhost") // expect SV411
  void address() {}

  @DistributedLock(
      value = "all",
      coordinator = "re ports") // expect SV411
  void blank() {}

  @DistributedLock(value = "all", coordinator = "reports_2-eu")
  void name() {}
}
