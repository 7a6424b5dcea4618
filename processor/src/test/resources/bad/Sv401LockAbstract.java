package bad;

import dev.selvedge.DistributedLock;

interface Sv401LockAbstract {
  @DistributedLock("all") // expect SV401
  void ofInterface();

  abstract class Inner {
    @DistributedLock("all") // expect SV401
    abstract void ofClass();
  }
}
