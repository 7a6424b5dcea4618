package offline;

import dev.selvedge.Retry;

/** Cannot be woven: the compiler's half never saw it. */
public class Bad {
  @Retry
  synchronized void locked() {}

  @Retry
  void fine() {}
}
