package dev.selvedge.jdbc;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.LockStoreContract;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresLockStoreTest extends LockStoreContract {
  private static Postgres server;

  @BeforeAll
  static void start() throws Exception {
    server = new Postgres();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  protected LockStore open(StoreContext context) {
    return new JdbcLockStoreProvider().open(server.url(), context);
  }

  @Override
  protected Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  @Override
  protected OptionalLong count() {
    return count(
        "SELECT (SELECT count(*) FROM selvedge_lock) + (SELECT count(*) FROM selvedge_share)"
            + " + (SELECT count(*) FROM selvedge_waiter)");
  }

  @Override
  protected OptionalLong connections() {
    return count("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'");
  }

  private static OptionalLong count(String sql) {
    try {
      return OptionalLong.of(server.count(sql));
    } catch (SQLException e) { // the tables come with the first client
      return OptionalLong.of(0);
    }
  }
}
