package bad;

import dev.selvedge.ShardBy;

class Sv509ShardNoKey {
  @ShardBy({}) // expect SV509
  void call(long id) {}
}
