package bad;

import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import javax.sql.DataSource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

class Sv551ShardInTransaction {
  @ShardBy("id") // expect SV551
  @Transactional
  void spring(long id) {}

  @ShardBy("id") // expect SV551
  @jakarta.transaction.Transactional
  void jakarta(long id) {}

  @ShardBy("id")
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void outside(long id) {}

  @ShardBy("id")
  @Transactional
  void staysHere(long id, @Shard DataSource db) {}
}
