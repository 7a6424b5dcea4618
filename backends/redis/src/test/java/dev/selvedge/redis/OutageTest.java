package dev.selvedge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that die, stop, or lose replies while locks are held and waited for. */
@Timeout(120)
class OutageTest {

  @Test
  void aServerThatIsKilledAndForgetsAllGrantsAgainWithGreaterTokens() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Contender contender = new Contender(server.url())) {
      Hold hold = contender.take("key");

      server.restart();

      assertThat(eventually(contender, Contender.request("key", true)).token())
          .isGreaterThan(hold.token());
    }
  }

  @Test
  void aServerThatIsKilledAndRemembersKeepsTheHolder() throws Exception {
    try (TestServer server = TestServer.durable();
        Contender contender = new Contender(server.url())) {
      Hold hold = contender.take("key");
      AcquireRequest waiting = Contender.request("key", true);
      assertThat(contender.ask(waiting)).isInstanceOf(Busy.class);

      server.restart();

      assertThat(firstAnswer(contender, waiting)).isInstanceOf(Busy.class);
      int seen = contender.context.wakes("key");
      assertThat(contender.release(hold)).isTrue();
      contender.context.awaitWake("key", seen, Contender.PATIENCE);
      assertThat(contender.take(waiting).token()).isGreaterThan(hold.token());
    }
  }

  @Test
  void whoWaitsIsWokenWhenTheServerIsBack() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Contender contender = new Contender(server.url())) {
      contender.take("key");
      contender.ask(Contender.request("key", true));
      int seen = contender.context.wakes("key");

      server.restart();

      assertThat(contender.context.awaitWake("key", seen, Contender.PATIENCE)).isTrue();
    }
  }

  @Test
  void requestsToADeadServerFailAndSayWhy() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Contender contender = new Contender(server.url() + "?timeout=300ms")) {
      server.kill();

      failsUnavailable(contender.store.acquire(Contender.request("key", true)), server.url());
    }
  }

  @Test
  void requestsToAServerThatStandsStillFailInTimeAndItIsUsedAgainLater() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Contender contender = new Contender(server.url() + "?timeout=300ms")) {
      contender.release(contender.take("key"));
      server.signal("STOP");

      failsUnavailable(contender.store.acquire(Contender.request("key", true)), server.url());

      server.signal("CONT");
      eventually(contender, Contender.request("other", true));
    }
  }

  @Test
  void aLostReplyNeitherDoublesNorOrphansTheGrant() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Proxy proxy = new Proxy(server.port());
        Contender contender =
            new Contender("redis://127.0.0.1:" + proxy.port() + "?timeout=500ms");
        Contender other = new Contender(server.url())) {
      AcquireRequest request = Contender.request("key", false);
      proxy.dropReplies(true);
      CompletionStage<?> lost = contender.store.acquire(request);
      failsUnavailable(lost, "redis://");
      assertThat(other.ask(Contender.request("key", false))).isInstanceOf(Busy.class);
      proxy.dropReplies(false);

      Hold found = eventually(contender, request);
      assertThat(other.ask(Contender.request("key", false))).isInstanceOf(Busy.class);
      assertThat(contender.release(found)).isTrue();
      assertThat(other.ask(Contender.request("key", false))).isInstanceOf(Granted.class);
    }
  }

  @Test
  void aGrantWhoseReplyWasLostIsGivenBackByWithdrawing() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Proxy proxy = new Proxy(server.port());
        Contender contender =
            new Contender("redis://127.0.0.1:" + proxy.port() + "?timeout=500ms");
        Contender other = new Contender(server.url())) {
      AcquireRequest request = Contender.request("key", false);
      proxy.dropReplies(true);
      failsUnavailable(contender.store.acquire(request), "redis://");
      proxy.dropReplies(false);

      withdrawEventually(contender, request);

      other.take("key");
    }
  }

  private static void failsUnavailable(CompletionStage<?> stage, String url) {
    assertThatThrownBy(() -> stage.toCompletableFuture().get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining(url);
  }

  private static Object firstAnswer(Contender contender, AcquireRequest request) throws Exception {
    while (true) {
      try {
        return contender.ask(request);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(LockStoreUnavailableException.class);
        TimeUnit.MILLISECONDS.sleep(20); // as long as it connects again
      }
    }
  }

  private static Hold eventually(Contender contender, AcquireRequest request) throws Exception {
    assertThat(firstAnswer(contender, request)).isInstanceOf(Granted.class);
    return contender.take(request);
  }

  private static void withdrawEventually(Contender contender, AcquireRequest request)
      throws Exception {
    while (true) {
      try {
        Contender.await(contender.store.withdraw(request));
        return;
      } catch (ExecutionException e) {
        TimeUnit.MILLISECONDS.sleep(20); // as long as it connects again
      }
    }
  }
}
