package bad;

import dev.selvedge.DistributedLock;
import dev.selvedge.OnBusy;

class Sv407SkipPrimitive {
  @DistributedLock(
      value = "all",
      onBusy = OnBusy.SKIP) // expect SV407
  boolean run() {
    return true;
  }

  @DistributedLock(
      value = "all",
      onBusy = OnBusy.SKIP) // expect SV407
  double rate() {
    return 1;
  }

  @DistributedLock(value = "all", onBusy = OnBusy.SKIP)
  void nothing() {}

  @DistributedLock(value = "all", onBusy = OnBusy.SKIP)
  Boolean boxed() {
    return true;
  }
}
