package bad;

import dev.selvedge.DistributedLock;

class Sv403LockSynchronized {
  @DistributedLock("all") // expect SV403
  synchronized void flush() {}
}
