package bad;

import dev.selvedge.DistributedLock;

class Sv416ParameterUnknown {
  @DistributedLock("invoice:{invioce}") // expect SV416
  void slip(String invoice) {}

  @DistributedLock("invoice:{other}:{id}") // expect SV416 SV416
  void both(String invoice) {}

  @DistributedLock("region:{region}") // expect SV416
  void meantThis() {}

  String region;
}
