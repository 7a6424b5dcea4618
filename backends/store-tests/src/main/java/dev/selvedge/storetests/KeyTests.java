package dev.selvedge.storetests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys are any text, and each is another lock. */
interface KeyTests extends Harnessed {
  /** Each differs from the others in something that some store or other might overlook. */
  List<String> ODD =
      List.of(
          "a",
          "A",
          "a ",
          " a",
          "a  ",
          "\u00e4",
          "a\u0308",
          "\u00c4",
          "\u00df",
          "ss",
          "\u0131",
          "i",
          "I",
          "\u0130",
          "\u3042",
          "\u30a2",
          "\uff21",
          "\ud83d\udd12",
          "\ud83d\udd11",
          "\u200b",
          "%",
          "_",
          "*",
          "?",
          "[a]",
          "{a}",
          "{b}",
          "'",
          "''",
          "\"",
          "`",
          "\\",
          "\\\\",
          "/",
          "../a",
          ".",
          "..",
          ":",
          ";--",
          "$1",
          "#{a}",
          "<2:42>",
          "<<2:42>",
          "null",
          "NULL",
          "0",
          "00",
          "1e1",
          "10",
          "a=b",
          "a,b",
          "a|b",
          "a@b");

  @Test
  default void oddKeysAreDifferentLocks() {
    StoreClient client = harness().client();
    StoreClient other = harness().client();
    String prefix = harness().key();
    List<Hold> holds = new ArrayList<>();
    for (String odd : ODD) {
      holds.add(client.claim(prefix + odd).take());
    }
    for (Hold hold : holds) {
      other.claim(hold.key()).refused();
    }

    assertThat(client.renew(holds)).containsOnly(RenewReply.RENEWED);
    assertThat(holds).allMatch(client::release);
    for (Hold hold : holds) {
      other.claim(hold.key()).take();
    }
  }

  @Test
  default void oddKeysWakeTheOnesWhoWaitForThem() throws Exception {
    StoreClient client = harness().client();
    StoreClient waiter = harness().client();
    String prefix = harness().key();
    for (String odd : ODD) {
      Hold hold = client.claim(prefix + odd).take();
      waiter.claim(hold.key()).queued().refused();
      int seen = waiter.context().wakes(hold.key());
      client.release(hold);

      assertThat(waiter.context().awaitWake(hold.key(), seen, harness().patience()))
          .as(hold.key())
          .isTrue();
    }
  }

  @Test
  default void aKeyMayBeOneCharacter() {
    StoreClient client = harness().client();
    Hold hold = client.claim("'").take();
    harness().client().claim("'").refused();

    assertThat(client.release(hold)).isTrue();
  }

  @Test
  default void keysOf256BytesThatDifferInTheLastAreDifferentLocks() {
    StoreClient client = harness().client();
    for (String filler : List.of("x", "\u00e4", "\u3042", "\ud83d\udd12")) {
      int bytes = filler.getBytes(UTF_8).length;
      String start = harness().key();
      int room = 255 - start.length();
      String longest = start + filler.repeat(room / bytes) + "-".repeat(room % bytes);

      Hold first = client.claim(longest + 'a').take();
      Hold second = client.claim(longest + 'b').take();
      Hold shorter = client.claim(longest).take();

      harness().client().claim(longest + 'a').refused();
      assertThat(client.release(first)).isTrue();
      assertThat(client.release(second)).isTrue();
      assertThat(client.release(shorter)).isTrue();
    }
  }

  @Test
  default void aHolderIsAnyText() {
    StoreClient client = harness().client();
    for (String holder : List.of("", "\u00e4 '\"`%\\ {} <b> \ud83d\udd12", "x".repeat(200))) {
      String key = harness().key();
      client.claim(key).holder(holder).take();

      assertThat(client.claim(key).refused().holder()).isIn(holder, "");
    }
  }

  @Test
  default void theSameKeyInAnotherNamespaceIsAnotherLock() throws Exception {
    StoreClient here = harness().client();
    StoreClient there = harness().client("elsewhere");
    String key = harness().key();

    Hold first = here.claim(key).take();
    Hold second = there.claim(key).take();

    there.claim(key).refused();
    assertThat(there.release(first)).isFalse();
    assertThat(there.renew(first)).isEqualTo(RenewReply.LOST);
    here.claim(key).refused();
    there.claim(key).queued().refused();
    int seen = there.context().wakes(key);
    assertThat(here.release(first)).isTrue();
    assertThat(there.context().awaitWake(key, seen, WaitingTests.SETTLE)).isFalse();
    there.claim(key).refused();
    assertThat(there.release(second)).isTrue();
  }
}
