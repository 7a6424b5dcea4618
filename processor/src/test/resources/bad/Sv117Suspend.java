package bad;

import dev.selvedge.Retry;
import kotlin.coroutines.Continuation;

class Sv117Suspend {
  @Retry // expect SV117
  Object fetch(long id, Continuation<? super String> continuation) {
    return null;
  }
}
