package bad;

import dev.selvedge.DistributedLock;

class Sv408LockDuration {
  @DistributedLock(
      value = "all",
      waitFor = "", // expect SV408
      lease = "forever", // expect SV408
      holdAtLeast = "-1s") // expect SV408
  void everyOneIsReported() {}

  @DistributedLock(
      value = "all",
      lease = "30") // expect SV408
  void withoutUnit() {}
}
