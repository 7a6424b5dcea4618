package bad;

import dev.selvedge.DistributedLock;

class Sv412LockNoKey {
  @DistributedLock({}) // expect SV412
  void call() {}
}
