package dev.selvedge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that cannot be used: one clear message each, in time, and never the password. */
@Timeout(60)
class RefusalTest {
  private static final String PASSWORD = "hunter2secret";
  private static TestServer open;
  private static TestServer guarded;

  @BeforeAll
  static void start() throws Exception {
    open = TestServer.forgetful();
    guarded = TestServer.withPassword(PASSWORD);
  }

  @AfterAll
  static void stop() {
    open.close();
    guarded.close();
  }

  private static String refused(String url) {
    return refused(url, LockStoreUnavailableException.class);
  }

  /** Asking again is of no use, so that no call waits for it. */
  private static String refusedForGood(String url) {
    return refused(url, InvalidSettingException.class);
  }

  private static String refused(String url, Class<? extends Throwable> type) {
    Throwable failure = catchThrowable(() -> new Contender(url).close());
    assertThat(failure).isInstanceOf(type);
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain(PASSWORD, "wrongsecret");
    return String.valueOf(failure.getMessage());
  }

  @Test
  void nobodyListens() throws Exception {
    int port = TestServer.freePort();

    assertThat(refused("redis://:" + PASSWORD + "@127.0.0.1:" + port))
        .startsWith("redis://***@127.0.0.1:" + port + "/0 cannot be used: Connection refused");
  }

  @Test
  void itAcceptsAndNeverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "redis://:" + PASSWORD + "@127.0.0.1:" + silent.getLocalPort();

      assertThat(refused(url + "?timeout=200ms")).contains("did not answer after");
    }
  }

  @Test
  void theNameIsUnknown() {
    assertThat(refused("redis://:" + PASSWORD + "@no-such-host.invalid"))
        .contains("no-such-host.invalid");
  }

  @Test
  void thePasswordIsWrong() {
    assertThat(refusedForGood("redis://:wrongsecret@127.0.0.1:" + guarded.port()))
        .contains("refuses the password");
  }

  @Test
  void thePasswordIsMissing() {
    assertThat(refusedForGood(guarded.url())).contains("asks for a password; put user:password@");
  }

  @Test
  void thePasswordIsOneTooMany() {
    assertThat(refusedForGood("redis://:" + PASSWORD + "@127.0.0.1:" + open.port()))
        .contains("remove it from the URL");
  }

  @Test
  void theDatabaseDoesNotExist() {
    assertThat(refusedForGood(open.url() + "/77")).contains("has no such database");
  }

  @Test
  void itIsAReplica() throws Exception {
    try (TestServer replica = TestServer.forgetful("--replicaof", "127.0.0.1", "" + open.port())) {
      assertThat(refused(replica.url())).contains("is a replica", "name the primary");
    }
  }

  @Test
  void itIsInACluster() throws Exception {
    try (TestServer node = TestServer.forgetful("--cluster-enabled", "yes")) {
      assertThat(refusedForGood(node.url())).contains("write redis-cluster://");
    }
  }

  @Test
  void itIsInNoCluster() {
    assertThat(refusedForGood("redis-cluster://127.0.0.1:" + open.port() + "?timeout=1s"))
        .contains("write redis://");
  }

  @Test
  void itIsOutOfMemory() throws Exception {
    try (TestServer full = TestServer.forgetful("--maxmemory", "1mb");
        Contender contender = new Contender(full.url())) {
      full.ask("CONFIG", "SET", "maxmemory", "1");

      assertThatThrownBy(() -> contender.take("key"))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("is out of memory and grants nothing");
    }
  }

  @Test
  void itsReplicasDoNotAcknowledge() throws Exception {
    try (Contender contender = new Contender(open.url() + "?wait=1&timeout=400ms");
        Contender other = new Contender(open.url())) {
      assertThatThrownBy(() -> contender.take("replicated"))
          .hasMessageContaining("0 of 1 replicas (wait=) acknowledged the lock");

      other.take("replicated");
    }
  }
}
