package dev.selvedge.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens rise whatever the clock of the server does. */
class TokenTest {
  /** Later than any clock, and near the greatest integer that a double holds exactly. */
  private static final long FUTURE = (1L << 53) - 1_000;

  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.forgetful();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String fence(String key) {
    return "test:{s" + LockNames.stripe(key) + "}:fence";
  }

  private static String url() {
    return server.url() + "?timeout=10s";
  }

  @Test
  void goOnByOneWhereTheClockWentBack() throws Exception {
    server.ask("SET", fence("back"), String.valueOf(FUTURE));
    try (Contender contender = new Contender(url())) {
      for (int i = 1; i <= 3; i++) {
        Hold hold = contender.take("back");

        assertThat(hold.token()).isEqualTo(FUTURE + i);
        assertThat(server.ask("GET", fence("back"))).isEqualTo(String.valueOf(FUTURE + i));
        assertThat(contender.release(hold)).isTrue();
      }
    }
  }

  @Test
  void goOnByOneInAHandoverWhereTheClockWentBack() throws Exception {
    server.ask("SET", fence("handed"), String.valueOf(FUTURE));
    try (Contender holder = new Contender(url());
        Contender waiter = new Contender(url())) {
      Hold hold = holder.take("handed");
      AcquireRequest waiting = Contender.request("handed", true);
      assertThat(waiter.ask(waiting)).isInstanceOf(Busy.class);

      holder.release(hold);

      assertThat(waiter.take(waiting).token()).isEqualTo(FUTURE + 2);
    }
  }

  @Test
  void riseAlsoAfterTheServerForgotEverything() throws Exception {
    try (Contender contender = new Contender(url())) {
      Hold before = contender.take("forgotten");
      server.ask("FLUSHALL");

      Hold after = contender.take("forgotten");

      assertThat(after.token()).isGreaterThan(before.token());
      assertThat(contender.release(before)).as("under the old token").isFalse();
      assertThat(contender.release(after)).isTrue();
    }
  }

  @Test
  void areTheSameForAnOwnerThatAsksAgain() throws Exception {
    try (Contender contender = new Contender(url())) {
      AcquireRequest request = Contender.request("again", false);

      Hold first = contender.take(request);

      // as after a reply that was lost
      assertThat(contender.take(request)).isEqualTo(first);
    }
  }
}
