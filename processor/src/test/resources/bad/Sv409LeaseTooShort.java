package bad;

import dev.selvedge.DistributedLock;

class Sv409LeaseTooShort {
  @DistributedLock(
      value = "all",
      lease = "99ms") // expect SV409
  void tooShort() {}

  @DistributedLock(value = "all", lease = "100ms")
  void shortest() {}
}
