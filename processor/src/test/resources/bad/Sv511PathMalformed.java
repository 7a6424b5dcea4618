package bad;

import dev.selvedge.ShardBy;

class Sv511PathMalformed {
  @ShardBy({
    "{id}", // expect SV511
    "id.", // expect SV511
    ".id", // expect SV511
    "id..x", // expect SV511
    " id", // expect SV511
    "id, name", // expect SV511
    "name.length()", // expect SV511
    "name.length",
    "id"
  })
  void call(long id, String name) {}
}
