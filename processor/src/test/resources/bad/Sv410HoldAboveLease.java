package bad;

import dev.selvedge.DistributedLock;

class Sv410HoldAboveLease {
  @DistributedLock(
      value = "all",
      holdAtLeast = "11s") // expect SV410
  void longerThanTheDefault() {}

  @DistributedLock(
      value = "all",
      lease = "1m",
      holdAtLeast = "61s") // expect SV410
  void longer() {}

  @DistributedLock(value = "all", holdAtLeast = "10s")
  void equal() {}
}
