package bad;

import dev.selvedge.Retry;
import dev.selvedge.Shard;
import javax.sql.DataSource;

class Sv518ResourceLone {
  Sv518ResourceLone(@Shard DataSource db) {} // expect SV518

  void plain(@Shard DataSource db) {} // expect SV518

  @Retry
  void other(long id, @Shard DataSource db) {} // expect SV518
}
