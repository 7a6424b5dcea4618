package bad;

import dev.selvedge.DistributedLock;
import dev.selvedge.Idempotent;
import dev.selvedge.Retry;
import dev.selvedge.ShardBy;

class Sv555IdempotentIdle {
  @Idempotent // expect SV555
  void plain() {}

  @DistributedLock("all")
  @Idempotent // expect SV555
  void locked() {}

  @Idempotent
  @SuppressWarnings("SV555")
  void thoughtAbout() {}

  @Retry
  @Idempotent
  void retried() {}

  @ShardBy("id")
  @Idempotent
  void routed(long id) {}
}
