package bad;

import dev.selvedge.ShardBy;

class Sv502ShardNative {
  @ShardBy("handle") // expect SV502
  native int read(int handle);
}
