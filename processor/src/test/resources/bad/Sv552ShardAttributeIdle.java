package bad;

import dev.selvedge.Affinity;
import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import javax.sql.DataSource;

class Sv552ShardAttributeIdle {
  @ShardBy(
      value = "id",
      affinity = Affinity.OWNER, // expect SV552
      timeout = "2s", // expect SV552
      mode = ShardMode.SELECT)
  void byMode(long id) {}

  @ShardBy(
      value = "id",
      timeout = "2s", // expect SV552
      mode = ShardMode.ROUTE) // expect SV552
  void byParameter(long id, @Shard DataSource db) {}

  @ShardBy(value = "id", mode = ShardMode.SELECT)
  void said(long id, @Shard DataSource db) {}
}
