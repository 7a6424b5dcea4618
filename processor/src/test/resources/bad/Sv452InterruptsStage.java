package bad;

import dev.selvedge.DistributedLock;
import dev.selvedge.OnLost;
import java.util.concurrent.CompletionStage;

class Sv452InterruptsStage {
  @DistributedLock(
      value = "all",
      onLost = OnLost.INTERRUPT) // expect SV452
  CompletionStage<String> call() {
    return null;
  }

  @DistributedLock(value = "all", onLost = OnLost.INTERRUPT)
  String atOnce() {
    return null;
  }
}
