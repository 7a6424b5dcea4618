package dev.selvedge.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a lock passes from one to the next, as the server sees it. */
class HandoverTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.forgetful();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String url() {
    return server.url() + "?timeout=10s";
  }

  @Test
  void takesThreeCommandsFromFirstAskingToRelease() throws Exception {
    int waiters = 64;
    try (Contender holder = new Contender(url());
        Contender waiter = new Contender(url())) {
      Hold hold = holder.take("busy");
      long before = server.calls("evalsha") + server.calls("eval");
      Deque<AcquireRequest> queue = new ArrayDeque<>();
      for (int i = 0; i < waiters; i++) {
        AcquireRequest request = Contender.request("busy", true);
        assertThat(waiter.ask(request)).isInstanceOf(Busy.class);
        queue.add(request);
      }
      holder.release(hold);
      for (int i = 0; i < waiters; i++) {
        waiter.context.awaitWake("busy", i, Contender.PATIENCE);
        waiter.release(waiter.take(queue.remove()));
      }

      long sent = server.calls("evalsha") + server.calls("eval") - before;

      assertThat(sent).isEqualTo(1 + 3L * waiters);
    }
  }

  @Test
  void leavesNothingButTheCountersOfTokens() throws Exception {
    server.ask("FLUSHALL");
    int keys = Integer.getInteger("redis.keys", 5_000);
    Set<Integer> stripes = new HashSet<>();
    try (Contender one = new Contender(url());
        Contender two = new Contender(url())) {
      for (int i = 0; i < keys; i++) {
        String key = "key-" + i;
        stripes.add(LockNames.stripe(key));
        Hold hold = one.take(key);
        if (i % 10 == 0) {
          AcquireRequest waiting = Contender.request(key, true);
          assertThat(two.ask(waiting)).isInstanceOf(Busy.class);
          one.release(hold);
          Contender.await(two.store.withdraw(waiting));
        } else {
          one.release(hold);
        }
      }

      assertThat(server.keys()).isEqualTo(stripes.size()).isLessThanOrEqualTo(LockNames.STRIPES);
      assertThat(server.ask("KEYS", "*").replaceAll("\\{s\\d+}:fence", "F"))
          .matches("\\[test:F(, test:F)*]");
    }
  }

  @Test
  void passesOverAWaiterWhoseProcessIsGone() throws Exception {
    try (Contender holder = new Contender(url());
        Contender waiter = new Contender(url())) {
      Hold hold = holder.take("gone");
      try (Contender dead = new Contender(url())) {
        dead.ask(Contender.request("gone", true));
      }
      AcquireRequest waiting = Contender.request("gone", true);
      waiter.ask(waiting);

      holder.release(hold);

      assertThat(waiter.take(waiting).token()).isGreaterThan(hold.token());
    }
  }

  @Test
  void goesOnWhenTheServerForgetsTheScripts() throws Exception {
    try (Contender contender = new Contender(url())) {
      List<Long> tokens = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        server.ask("SCRIPT", "FLUSH");
        Hold hold = contender.take("flushed");
        tokens.add(hold.token());
        server.ask("SCRIPT", "FLUSH");
        assertThat(Contender.await(contender.store.renew(List.of(hold)))).hasSize(1);
        server.ask("SCRIPT", "FLUSH");
        assertThat(contender.release(hold)).isTrue();
      }
      assertThat(tokens).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void aMessageThatWasLostCostsOnlyAnotherQuestion() throws Exception {
    try (Contender holder = new Contender(url());
        Contender waiter = new Contender(url())) {
      Hold hold = holder.take("lost");
      AcquireRequest waiting = Contender.request("lost", true);
      waiter.ask(waiting);
      int seen = waiter.context.wakes("lost");

      server.ask("CLIENT", "KILL", "TYPE", "pubsub");
      holder.release(hold);

      // told by its reconnection that it may have missed something
      assertThat(waiter.context.awaitWake("lost", seen, Contender.PATIENCE)).isTrue();
      assertThat(waiter.take(waiting).token()).isGreaterThan(hold.token());
    }
  }

  @Test
  void aLockThatIsKeptIsBusyWithoutAHolder() throws Exception {
    try (Contender contender = new Contender(url())) {
      Hold hold = contender.take("kept");

      Contender.await(contender.store.release(hold, Contender.LEASE, false));

      assertThat(contender.ask(Contender.request("kept", false)))
          .isInstanceOfSatisfying(Busy.class, busy -> assertThat(busy.holder()).isEmpty());
    }
  }
}
