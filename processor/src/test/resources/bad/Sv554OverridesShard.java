package bad;

import dev.selvedge.ShardBy;

class Sv554OverridesShard {
  static class Base<K> {
    @ShardBy("id")
    String call(long id, String key) {
      return "";
    }

    String plain(long id) {
      return "";
    }
  }

  static class Heir extends Base<String> {
    @Override
    @ShardBy("id") // expect SV554
    String call(long id, String key) {
      return super.call(id, key);
    }

    @Override
    @ShardBy("id")
    String plain(long id) {
      return "";
    }
  }
}
