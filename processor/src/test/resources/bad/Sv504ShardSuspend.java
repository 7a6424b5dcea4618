package bad;

import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import kotlin.coroutines.Continuation;

class Sv504ShardSuspend {
  @ShardBy(value = "id", mode = ShardMode.SELECT) // expect SV504
  Object fetch(long id, Continuation<? super String> continuation) {
    return null;
  }
}
