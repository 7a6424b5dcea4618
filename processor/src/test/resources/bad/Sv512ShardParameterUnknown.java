package bad;

import dev.selvedge.ShardBy;

class Sv512ShardParameterUnknown {
  @ShardBy("invioce") // expect SV512
  void slip(String invoice) {}

  @ShardBy({
    "other", // expect SV512
    "id" // expect SV512
  })
  void both(String invoice) {}

  @ShardBy("region") // expect SV512
  void meantThis() {}

  String region;
}
