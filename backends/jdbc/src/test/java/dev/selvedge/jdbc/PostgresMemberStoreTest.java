package dev.selvedge.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.MemberStoreContract;
import dev.selvedge.storetests.RecordingContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresMemberStoreTest extends MemberStoreContract {
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
  protected MemberStore open(StoreContext context) {
    return new JdbcMemberStoreProvider().open(server.url(), context);
  }

  @Override
  protected void restart() throws Exception {
    server.kill();
    server.restart();
  }

  @Test
  void whoMayNotCreateTheTableIsToldWhatToRun() throws Exception {
    server.run(
        "CREATE DATABASE bare",
        "CREATE ROLE guest LOGIN",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/bare?user=guest";
    try (RecordingContext context = new RecordingContext("selvedge", "guest")) {
      assertThatThrownBy(() -> new JdbcMemberStoreProvider().open(url, context))
          .isInstanceOf(LockStoreUnavailableException.class)
          .hasMessageContaining("CREATE TABLE IF NOT EXISTS selvedge_member")
          .hasMessageContaining("grant SELECT");
    }
  }
}
