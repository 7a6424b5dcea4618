package bad;

import dev.selvedge.DistributedLock;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

class Sv405LockResultUnfollowed {
  @DistributedLock("all") // expect SV405
  Future<String> future() {
    return null;
  }

  @DistributedLock("all") // expect SV405
  Stream<String> stream() {
    return null;
  }

  @DistributedLock("all") // expect SV405
  Publisher<String> reactive() {
    return null;
  }
}
