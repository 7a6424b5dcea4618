package dev.selvedge.jdbc;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.LockStoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64") // what its binaries are for
class MariaDbLockStoreTest extends LockStoreContract {
  private static MariaDb server;

  @BeforeAll
  static void start() throws Exception {
    server = new MariaDb();
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
    String sql =
        "SELECT (SELECT count(*) FROM selvedge_lock) + (SELECT count(*) FROM selvedge_share)"
            + " + (SELECT count(*) FROM selvedge_waiter)";
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return OptionalLong.of(rows.getLong(1));
    } catch (SQLException e) { // the tables come with the first client
      return OptionalLong.of(0);
    }
  }
}
