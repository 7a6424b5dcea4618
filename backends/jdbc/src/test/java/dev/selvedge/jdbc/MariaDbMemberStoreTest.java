package dev.selvedge.jdbc;

import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.MemberStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64") // what its binaries are for
class MariaDbMemberStoreTest extends MemberStoreContract {
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
  protected MemberStore open(StoreContext context) {
    return new JdbcMemberStoreProvider().open(server.url(), context);
  }
}
