package dev.selvedge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Test
  void aTransactionThatEndsInAnErrorLeavesNothing() throws Exception {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    try (Database database = Databases.at(url, new H2Dialect(), "me")) {
      database.autocommit(
          PATIENCE, c -> c.createStatement().execute("CREATE TABLE written (id int)"));

      assertThatThrownBy(
              () ->
                  database.transaction(
                      PATIENCE,
                      c -> {
                        c.createStatement().execute("INSERT INTO written VALUES (1)");
                        throw new StackOverflowError();
                      }))
          .isInstanceOf(StackOverflowError.class);

      int rows =
          database.autocommit(
              PATIENCE,
              c -> {
                try (Statement statement = c.createStatement();
                    ResultSet count = statement.executeQuery("SELECT count(*) FROM written")) {
                  count.next();
                  return count.getInt(1);
                }
              });
      assertThat(rows).isZero();
    }
  }

  @Test
  void aConnectionThatComesTooLateIsNotUsed() throws Exception {
    AtomicLong now = new AtomicLong();
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID());
    DataSource slow =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  now.addAndGet(Duration.ofMillis(200).toNanos());
                  return method.invoke(h2, arguments);
                });
    AtomicBoolean ran = new AtomicBoolean();

    try (Database database = new Database(slow, null, new H2Dialect(), "slow", now::get)) {
      assertThatThrownBy(() -> database.autocommit(Duration.ofMillis(1), c -> ran.getAndSet(true)))
          .isInstanceOf(LockStoreUnavailableException.class)
          .hasMessageContaining("too late");
    }
    assertThat(ran).isFalse();
  }

  @Test
  void tablesOfAnotherSchemaAreNotTakenForThese() throws Exception {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    String tenant = url + ";INIT=CREATE SCHEMA IF NOT EXISTS tenant\\;SET SCHEMA tenant";
    try (Client first = Client.at(url);
        Client second = Client.at(tenant)) {
      assertThat(first.release(first.take("k", Client.LEASE))).isTrue();
      assertThat(second.release(second.take("k", Client.LEASE))).isTrue();
    }
  }
}
