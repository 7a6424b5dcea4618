package bad;

import dev.selvedge.ShardBy;

class Sv515ShardPropertyAmbiguous {
  private final String code = "";

  Long getCode() {
    return 1L;
  }

  @ShardBy("this.code") // expect SV515
  void call() {}

  @ShardBy("this.getCode")
  void settled() {}
}
