package dev.selvedge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Between processes, which nothing but the database connects. */
class NotificationTest {
  /** Of the runtime's, which asks again even if nobody wakes it. */
  private static final Duration TIMER = Duration.ofSeconds(2);

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
  void aWaiterIsToldWhenAnotherProcessReleases() throws Exception {
    try (Client waiter = Client.at(server.url())) {
      Process holder = fork();
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(said.readLine()).isEqualTo("held");
        AcquireRequest request = Client.request(key, Client.LEASE, Duration.ofSeconds(20));
        assertThat(waiter.ask(request)).isInstanceOf(AcquireReply.Busy.class);
        int seen = heard(waiter);

        holder.getOutputStream().write(10);
        holder.getOutputStream().flush();

        assertThat(said.readLine()).isEqualTo("released");
        assertThat(waiter.context().awaitWake(key, seen, TIMER.dividedBy(2))).isTrue();
        assertThat(waiter.ask(request)).isInstanceOf(AcquireReply.Granted.class);
      } finally {
        holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  /** Waits until it listens, and answers how often its waiter was woken until then. */
  private int heard(Client waiter) throws Exception {
    String sql = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'";
    while (server.count(sql) == 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return waiter.context().wakes(key);
  }

  private Process fork() throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                server.url(),
                key))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Holds a key until it is told to release it. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (Client client = Client.at(args[0])) {
        Hold hold = client.take(args[1], Client.LEASE);
        System.out.println("held");
        if (System.in.read() >= 0) {
          client.release(hold);
          System.out.println("released");
        }
      }
    }
  }
}
