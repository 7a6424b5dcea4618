package bad;

import dev.selvedge.DistributedLock;

class Sv415KeyRepeated {
  @DistributedLock({
    "account:{from}",
    "account:{to}",
    "account:{from}" // expect SV415
  })
  void transfer(long from, long to) {}
}
