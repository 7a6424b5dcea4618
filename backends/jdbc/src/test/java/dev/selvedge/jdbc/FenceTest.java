package dev.selvedge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FenceTest {
  private static final Duration BRIEF = Duration.ofMillis(60);

  private static Postgres server;

  private final String key = "k-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    server = new Postgres();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aHolderOfOldIsRefused() throws Exception {
    try (Client slow = Client.at(server.url());
        Client quick = Client.at(server.url());
        Connection connection = transaction(server.url())) {
      Hold stale = slow.take(key, BRIEF);
      quick.take(key, Client.LEASE);

      assertThatThrownBy(() -> Fence.guard(connection, slow.handle(stale)))
          .isInstanceOf(StaleFenceException.class)
          .hasMessageContaining(key)
          .hasMessageContaining("roll the transaction back");
    }
  }

  @Test
  void aHolderIsRefusedAlsoWhenNothingRemembersItsKey() throws Exception {
    try (Client client = Client.at(server.url());
        Connection connection = transaction(server.url())) {
      Hold purged = client.take(key, Client.LEASE);
      server.run("DELETE FROM selvedge_lock WHERE name LIKE '%" + key + "'");

      assertThatThrownBy(() -> Fence.guard(connection, client.handle(purged)))
          .isInstanceOf(StaleFenceException.class);
    }
  }

  @Test
  void renewalPassesAGuardedTransactionAndTakeoverWaitsForIt() throws Exception {
    try (Client holder = Client.at(server.url());
        Client next = Client.at(server.url());
        Connection connection = transaction(server.url())) {
      Hold hold = holder.take(key, Duration.ofMillis(500));
      Fence.guard(connection, holder.handle(hold));

      assertThat(holder.store().renew(List.of(hold)).toCompletableFuture().get())
          .containsExactly(RenewReply.RENEWED);
      assertThat(holder.release(hold)).isTrue();

      assertThat(next.ask(Client.request(key, Client.LEASE, Duration.ofSeconds(5))))
          .isInstanceOf(AcquireReply.Busy.class);
      connection.commit();
      assertThat(next.take(key, Client.LEASE).token()).isGreaterThan(hold.token());
    }
  }

  @Test
  void aLockOfTheSameDatabaseIsHeldByItsOwnRow() throws Exception {
    try (Client client = Client.at(server.url());
        Connection connection = transaction(server.url())) {
      HandleOf handle = client.handle(client.take(key, Client.LEASE));

      assertThat(Fence.isKeptHere(connection, new PostgresDialect(), handle)).isTrue();
      Fence.guard(connection, handle);
      assertThat(fences(connection, key)).isZero();
    }
  }

  @Test
  void aLockOfAnotherDatabaseIsRememberedWithItsNamespace() throws Exception {
    try (Client client = Client.at("jdbc:h2:mem:elsewhere", "acme");
        Client tables = Client.at(server.url());
        Connection connection = transaction(server.url())) {
      Hold hold = client.take(key, Client.LEASE);

      assertThat(Fence.isKeptHere(connection, new PostgresDialect(), client.handle(hold)))
          .isFalse();
      Fence.guard(connection, client.handle(hold));
      assertThat(fences(connection, "acme:" + key)).isEqualTo(1);
      assertThat(tables.store().describe()).isNotEmpty();
    }
  }

  @Test
  void whoShareAKeyDoNotRefuseEachOtherAndAreRefusedAfterAWriter() throws Exception {
    String business = "jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1";
    try (Client one = Client.at(business);
        Client two = Client.at(business);
        Connection connection = transaction(business)) {
      Hold early = one.share(key);
      Hold late = two.share(key);
      assertThat(late.token()).isGreaterThan(early.token());

      Fence.guard(connection, two.handle(late));
      Fence.guard(connection, one.handle(early));
      assertThat(one.release(early)).isTrue();
      assertThat(two.release(late)).isTrue();
      Hold writer = one.take(key, Client.LEASE);
      Fence.guard(connection, one.handle(writer));

      assertThatThrownBy(() -> Fence.guard(connection, two.handle(late)))
          .isInstanceOf(StaleFenceException.class);
    }
  }

  @Test
  void aWriterOfOldIsRefusedOnceAReaderHasRead() throws Exception {
    String business = "jdbc:h2:mem:read;DB_CLOSE_DELAY=-1";
    try (Client slow = Client.at(business);
        Client reader = Client.at(business);
        Connection connection = transaction(business)) {
      Hold stale = slow.take(key, BRIEF);
      Fence.guard(connection, reader.handle(reader.share(key)));

      assertThatThrownBy(() -> Fence.guard(connection, slow.handle(stale)))
          .isInstanceOf(StaleFenceException.class);
    }
  }

  private static long fences(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT count(*) FROM selvedge_fence WHERE name LIKE ?")) {
      statement.setString(1, "%" + name);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Test
  void aConnectionWithoutTransactionIsRefused() throws Exception {
    try (Client client = Client.at(server.url());
        Connection connection = server.connect()) {
      Hold hold = client.take(key, Client.LEASE);

      assertThatThrownBy(() -> Fence.guard(connection, client.handle(hold)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
  }

  @Test
  void noStaleWriteInAStormOnTheLocksOwnDatabase() throws Exception {
    storm(server.url(), server.url());
    assertThat(server.count("SELECT count(*) FROM selvedge_fence WHERE name LIKE '%" + key + "'"))
        .isZero();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void noStaleWriteInAStormOnMariaDb() throws Exception {
    try (MariaDb business = new MariaDb()) {
      storm(server.url(), business.url());
    }
  }

  @Test
  void noStaleWriteInAStormOnAnotherDatabase() throws Exception {
    storm(server.url(), "jdbc:h2:mem:fence;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
  }

  /**
   * Holders stand still for longer than their leases between taking the lock and writing. Each
   * write remembers its token: one that is less than the one before it is stale.
   */
  private void storm(String locks, String business) throws Exception {
    try (Connection connection = DriverManager.getConnection(business);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE written (id int PRIMARY KEY, token bigint, writes int)");
      statement.execute("INSERT INTO written VALUES (1, 0, 0)");
    }
    try (Client tables = Client.at(business)) { // makes the fence's table
      assertThat(tables.store().describe()).isNotEmpty();
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<int[]>> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      results.add(threads.submit(() -> write(locks, business)));
    }
    int refused = 0;
    int stale = 0;
    for (Future<int[]> result : results) {
      refused += result.get(60, TimeUnit.SECONDS)[0];
      stale += result.get()[1];
    }
    threads.shutdown();
    assertThat(stale).isZero();
    assertThat(refused).as("holders that stood still too long").isPositive();
    try (Connection connection = DriverManager.getConnection(business);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE written");
    }
  }

  private int[] write(String locks, String business) throws Exception {
    int refused = 0;
    int stale = 0;
    try (Client client = Client.at(locks);
        Connection connection = transaction(business);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 25; i++) {
        Hold hold = client.take(key, BRIEF);
        boolean late = ThreadLocalRandom.current().nextInt(3) == 0;
        TimeUnit.MILLISECONDS.sleep(late ? BRIEF.toMillis() * 3 : 1);
        try {
          Fence.guard(connection, client.handle(hold));
          try (ResultSet rows = statement.executeQuery("SELECT token FROM written WHERE id = 1")) {
            rows.next();
            stale += rows.getLong(1) > hold.token() ? 1 : 0;
          }
          statement.execute(
              "UPDATE written SET writes = writes + 1, token = " + hold.token() + " WHERE id = 1");
          connection.commit();
        } catch (StaleFenceException e) {
          refused++;
          connection.rollback();
        }
        client.release(hold);
      }
    }
    return new int[] {refused, stale};
  }

  private static Connection transaction(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    return connection;
  }
}
