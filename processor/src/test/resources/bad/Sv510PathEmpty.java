package bad;

import dev.selvedge.ShardBy;

class Sv510PathEmpty {
  @ShardBy("") // expect SV510
  void empty(long id) {}

  @ShardBy({
    "id",
    "  " // expect SV510
  })
  void blank(long id) {}
}
