package dev.selvedge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows of locks that somebody's transaction keeps: of a client that vanished, or a guarded one. */
class PostgresRowLocksTest {
  private static Postgres server;

  private final String key = "k-" + UUID.randomUUID();
  private final PostgresDialect dialect = new PostgresDialect();

  @BeforeAll
  static void start() throws Exception {
    server = new Postgres();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aRowThatSomebodyKeepsDoesNotKeepOtherLocksFromBeingRenewed() throws Exception {
    try (Client holder = Client.at(server.url());
        Connection vanished = transaction()) {
      Hold stuck = holder.take(key, Client.LEASE);
      Hold other = holder.take("other-" + key, Client.LEASE);
      Hold ended = holder.take("ended-" + key, Client.LEASE);
      assertThat(holder.release(ended)).isTrue();
      assertThat(new LockTable(dialect).lock(vanished, "selvedge:" + key)).isNotNull();

      assertThat(renew(holder, stuck, other, ended))
          .containsExactly(RenewReply.UNKNOWN, RenewReply.RENEWED, RenewReply.LOST);
      vanished.rollback();
      assertThat(renew(holder, stuck, other)).containsOnly(RenewReply.RENEWED);
    }
  }

  @Test
  void theServerEndsTheTransactionOfAClientThatVanished() throws Exception {
    try (Client holder = Client.at(server.url());
        Connection vanished = transaction()) {
      holder.take(key, Client.LEASE);
      String before = idleTimeout(vanished);
      assertThat(new LockTable(dialect).lock(vanished, "selvedge:" + key)).isNotNull();
      assertThat(idleTimeout(vanished)).isEqualTo("5s");
      vanished.rollback();
      assertThat(idleTimeout(vanished)).as("the application's own").isEqualTo(before);
    }
  }

  @Test
  void theLastReaderGivesBackThoughAGuardedTransactionOfItsIsOpen() throws Exception {
    try (Client reader = Client.at(server.url());
        Client writer = Client.at(server.url());
        Connection guarded = transaction()) {
      Hold share = reader.share(key);
      Fence.guard(guarded, reader.handle(share));
      AcquireRequest waiting = Client.request(key, Client.LEASE, Duration.ofSeconds(5));
      assertThat(writer.ask(waiting)).isInstanceOf(AcquireReply.Busy.class);

      assertThat(reader.release(share)).isTrue();

      assertThat(writer.ask(waiting)).isInstanceOf(AcquireReply.Busy.class);
      guarded.commit();
      assertThat(writer.take(waiting).token()).isGreaterThan(share.token());
    }
  }

  @Test
  void aGuardedTransactionThatStaysOpenDoesNotKeepOtherKeysFromBeingPurged() throws Exception {
    try (Client client = Client.at(server.url());
        Database database = Databases.at(server.url(), dialect, "purger");
        Connection guarded = transaction()) {
      Hold kept = client.take(key, Client.LEASE);
      Fence.guard(guarded, client.handle(kept));
      Hold gone = client.take("gone-" + key, Client.LEASE);
      assertThat(client.release(kept)).isTrue();
      assertThat(client.release(gone)).isTrue();
      server.run(
          "UPDATE selvedge_lock SET expires_us = expires_us - 60000000 WHERE name LIKE '%"
              + key
              + "'",
          "UPDATE selvedge_state SET purged_us = 0");

      new Purge(database).run();

      assertThat(server.count("SELECT count(*) FROM selvedge_lock WHERE name LIKE '%" + key + "'"))
          .isEqualTo(1);
    }
  }

  @Test
  void tablesOfAnotherSchemaAreNotTakenForThese() throws Exception {
    server.run("CREATE SCHEMA tenant");
    try (Client first = Client.at(server.url());
        Client second = Client.at(server.url() + "&currentSchema=tenant")) {
      Hold one = first.take(key, Client.LEASE);
      Hold two = second.take(key, Client.LEASE);
      assertThat(first.release(one)).isTrue();
      assertThat(second.release(two)).isTrue();
    } finally {
      server.run("DROP SCHEMA tenant CASCADE");
    }
  }

  private static List<RenewReply> renew(Client client, Hold... holds) throws Exception {
    return client.store().renew(List.of(holds)).toCompletableFuture().get();
  }

  private static String idleTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW idle_in_transaction_session_timeout")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection transaction() throws SQLException {
    Connection connection = server.connect();
    connection.setAutoCommit(false);
    return connection;
  }
}
