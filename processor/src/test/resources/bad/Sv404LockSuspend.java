package bad;

import dev.selvedge.DistributedLock;
import kotlin.coroutines.Continuation;

class Sv404LockSuspend {
  @DistributedLock("invoice:{id}") // expect SV404
  Object fetch(long id, Continuation<? super String> continuation) {
    return null;
  }
}
