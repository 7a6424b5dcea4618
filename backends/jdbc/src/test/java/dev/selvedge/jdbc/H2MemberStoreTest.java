package dev.selvedge.jdbc;

import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.MemberStoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2MemberStoreTest extends MemberStoreContract {
  private static final String URL = "jdbc:h2:mem:members";

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
  protected MemberStore open(StoreContext context) {
    return new JdbcMemberStoreProvider().open(URL, context);
  }
}
