package bad;

import dev.selvedge.ShardBy;

class Sv503ShardSynchronized {
  @ShardBy("id") // expect SV503
  synchronized void flush(long id) {}
}
