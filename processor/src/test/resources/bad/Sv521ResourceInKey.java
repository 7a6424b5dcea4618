package bad;

import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import javax.sql.DataSource;

class Sv521ResourceInKey {
  @ShardBy({
    "db", // expect SV521
    "db.loginTimeout", // expect SV521
    "id"
  })
  void call(long id, @Shard DataSource db) {}
}
