package bad;

import dev.selvedge.ShardBy;

interface Sv501ShardAbstract {
  @ShardBy("id") // expect SV501
  void ofInterface(long id);

  abstract class Inner {
    @ShardBy("id") // expect SV501
    abstract void ofClass(long id);
  }
}
