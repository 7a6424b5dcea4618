// without the runtime
package bad;

import dev.selvedge.DistributedLock;

class Sv120LockRuntimeInvisible { // expect SV120
  @DistributedLock("all")
  void call() {}
}
