package bad;

import dev.selvedge.DistributedLock;
import java.util.concurrent.CompletableFuture;

class Sv406LockStageSubtype {
  static class Traced<T> extends CompletableFuture<T> {}

  @DistributedLock("all") // expect SV406
  Traced<String> traced() {
    return null;
  }

  @DistributedLock("all") // expect SV406
  <F extends CompletableFuture<String>> F whateverIsAsked() {
    return null;
  }
}
