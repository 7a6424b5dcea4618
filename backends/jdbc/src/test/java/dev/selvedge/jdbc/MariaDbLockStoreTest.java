package dev.selvedge.jdbc;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.LockStoreContract;
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
}
