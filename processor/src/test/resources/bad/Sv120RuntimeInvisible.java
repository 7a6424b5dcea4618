// without the runtime
package bad;

import dev.selvedge.Retry;

class Sv120RuntimeInvisible { // expect SV120
  @Retry
  void call() {}
}
