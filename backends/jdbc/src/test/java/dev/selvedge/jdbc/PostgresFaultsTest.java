package dev.selvedge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.storetests.RecordingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresFaultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration BRIEF = Duration.ofMillis(500);

  private final String key = "k-" + UUID.randomUUID();
  private static Postgres server;

  @BeforeAll
  static void start() throws Exception {
    server = new Postgres();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @AfterEach
  void asNew() throws Exception {
    if (server.isKilled()) {
      server.restart();
    }
    server.run(
        "DROP SCHEMA public CASCADE",
        "CREATE SCHEMA public",
        "GRANT ALL ON SCHEMA public TO PUBLIC",
        "DROP ROLE IF EXISTS humble");
  }

  @Test
  void aServerThatCrashesNeitherHangsItsCallersNorForgetsTokens() throws Exception {
    try (Client holder = Client.at(server.url());
        Client waiter = Client.at(server.url())) {
      Hold hold = holder.take(key, Duration.ofSeconds(2));
      AcquireRequest waiting = Client.request(key, Client.LEASE, PATIENCE);
      assertThat(waiter.ask(waiting)).isInstanceOf(AcquireReply.Busy.class);

      server.kill();

      assertThatThrownBy(() -> waiter.ask(waiting)) // within the 30 s that ask() waits at most
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(LockStoreUnavailableException.class)
          .hasMessageContaining("gave no answer");
      assertThatThrownBy(() -> holder.release(hold))
          .hasCauseInstanceOf(LockStoreUnavailableException.class);
      server.restart();
      assertThat(takenInTheEnd(waiter, waiting)).isGreaterThan(hold.token());
    }
  }

  private static long takenInTheEnd(Client client, AcquireRequest request) throws Exception {
    Object last = null;
    for (int i = 0; i < 200; i++) {
      try {
        AcquireReply reply = client.ask(request);
        if (reply instanceof Granted granted) {
          return granted.token();
        }
        last = reply;
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(LockStoreUnavailableException.class);
        last = e;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("not granted after the restart: " + last);
  }

  @Test
  void aServerThatStandsStillIsGivenUpInTimeAndUsedAgainWhenItGoesOn() throws Exception {
    try (Client client = Client.at(server.url())) {
      Hold hold = client.take(key, Client.LEASE);
      AcquireRequest lost = Client.request("other-" + key, Duration.ofSeconds(1), BRIEF);
      server.suspend();
      long start = System.nanoTime();
      try {
        assertThatThrownBy(() -> client.ask(lost))
            .hasCauseInstanceOf(LockStoreUnavailableException.class)
            .hasMessageContaining("gave no answer");
      } finally {
        server.resume();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("far from the five seconds that a statement may take at most")
          .isLessThan(Duration.ofSeconds(3));

      AcquireRequest next = Client.request(lost.key(), Client.LEASE, PATIENCE);
      assertThat(takenInTheEnd(client, next)).as("no lock is left behind").isPositive();
      assertThat(client.release(hold)).isTrue();
    }
  }

  @Test
  void aGrantWhoseReplyWasLostIsFoundAgainByItsOwner() throws Exception {
    try (LossyProxy proxy = new LossyProxy(server.port());
        Client client = Client.at(server.urlAt(proxy.port()));
        Client other = Client.at(server.url())) {
      client.release(client.take(key, Client.LEASE)); // so that one statement grants it
      AcquireRequest request = Client.request(key, Client.LEASE, Duration.ofSeconds(1));
      proxy.loseReplies(true);
      assertThatThrownBy(() -> client.ask(request))
          .hasCauseInstanceOf(LockStoreUnavailableException.class);
      proxy.loseReplies(false);
      assertThat(other.ask(Client.request(key, Client.LEASE, PATIENCE)))
          .as("it took effect")
          .isInstanceOf(AcquireReply.Busy.class);

      long found = takenInTheEnd(client, request); // connecting anew may have to be tried again
      Hold hold = new Hold(key, request.owner(), request.mode(), request.lease(), found);

      assertThat(server.count("SELECT max(token) FROM selvedge_lock WHERE owner <> ''"))
          .isEqualTo(hold.token());
      assertThat(client.release(hold)).isTrue();
      assertThat(other.take(key, Client.LEASE).token()).isGreaterThan(hold.token());
    }
  }

  @Test
  void aUserWhoMayNotCreateTablesIsToldWhatToRun() throws Exception {
    server.run("CREATE ROLE humble LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    String url = server.url().replace("user=postgres", "user=humble&password=hush");

    assertThatThrownBy(() -> Client.at(url))
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("CREATE TABLE IF NOT EXISTS selvedge_lock")
        .hasMessageContaining("permission denied")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aUserWhoMayOnlyReadAndWriteTheTablesTakesLocks() throws Exception {
    Client.at(server.url()).close();
    server.run(
        "CREATE ROLE humble LOGIN",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO humble",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO humble");

    try (Client client = Client.at(server.url().replace("user=postgres", "user=humble"))) {
      assertThat(client.release(client.take(key, Client.LEASE))).isTrue();
    }
  }

  @Test
  void clientsThatStartAtOnceCreateTheTablesOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Client>> starting = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      starting.add(threads.submit(() -> Client.at(server.url())));
    }
    for (Future<Client> started : starting) {
      try (Client client = started.get(60, TimeUnit.SECONDS)) {
        assertThat(client.release(client.take(key, Client.LEASE))).isTrue();
      }
    }
    threads.shutdown();
    assertThat(server.count("SELECT count(*) FROM selvedge_state")).isEqualTo(1);
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutItsPassword() throws Exception {
    server.kill();

    assertThatThrownBy(() -> Client.at(server.url() + "&password=hush"))
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasMessageContaining("password=***")
        .hasMessageContaining(" ms")
        .hasMessageNotContaining("hush");
  }

  @Test
  void anApplicationsOwnDataSourceStaysItsOwn() throws Exception {
    org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
    source.setUrl(server.url());
    try (RecordingContext context = new RecordingContext("selvedge", "own");
        Client client = new Client(JdbcLockStore.over(source).apply(context), context)) {
      Hold hold = client.take(key, Client.LEASE);
      assertThat(client.ask(Client.request(key, Client.LEASE, PATIENCE)))
          .isInstanceOf(AcquireReply.Busy.class);
      int seen = context.wakes(key);
      assertThat(client.release(hold)).isTrue();
      assertThat(context.awaitWake(key, seen, Duration.ofSeconds(10))).isTrue();
    }
    source.getConnection().close();
  }
}
