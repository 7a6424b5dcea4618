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

class H2LockStoreTest extends LockStoreContract {
  private static final String URL = "jdbc:h2:mem:contract";

  private static Connection open;

  @BeforeAll
  static void start() throws SQLException {
    open = DriverManager.getConnection(URL); // or the database ends with the last client
  }

  @AfterAll
  static void stop() throws SQLException {
    open.close();
  }

  @Override
  protected LockStore open(StoreContext context) {
    return new JdbcLockStoreProvider().open(URL, context);
  }

  @Override
  protected Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  @Override
  protected boolean mayLinger(Thread thread) {
    return thread.getName().startsWith("MVStore") || thread.getName().startsWith("H2");
  }

  @Override
  protected OptionalLong count() {
    String sql =
        "SELECT (SELECT count(*) FROM selvedge_lock) + (SELECT count(*) FROM selvedge_share)"
            + " + (SELECT count(*) FROM selvedge_waiter)";
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return OptionalLong.of(rows.getLong(1));
    } catch (SQLException e) { // the tables come with the first client
      return OptionalLong.of(0);
    }
  }
}
