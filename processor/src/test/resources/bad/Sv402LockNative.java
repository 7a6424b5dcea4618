package bad;

import dev.selvedge.DistributedLock;

class Sv402LockNative {
  @DistributedLock("all") // expect SV402
  native int read(int handle);
}
