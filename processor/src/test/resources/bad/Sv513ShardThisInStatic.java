package bad;

import dev.selvedge.ShardBy;

class Sv513ShardThisInStatic {
  private String region;

  @ShardBy("this.region") // expect SV513
  static void call() {}
}
