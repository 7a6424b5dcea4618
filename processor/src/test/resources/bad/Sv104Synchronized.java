package bad;

import dev.selvedge.Retry;

class Sv104Synchronized {
  @Retry // expect SV104
  synchronized void call() {}

  @Retry // expect SV104
  static synchronized void shared() {}
}
