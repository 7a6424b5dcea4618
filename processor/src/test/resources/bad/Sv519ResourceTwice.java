package bad;

import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import java.net.URI;
import javax.sql.DataSource;

class Sv519ResourceTwice {
  @ShardBy("id")
  void call(
      @Shard DataSource db,
      long id,
      @Shard URI service, // expect SV519
      @Shard DataSource again) {} // expect SV519
}
