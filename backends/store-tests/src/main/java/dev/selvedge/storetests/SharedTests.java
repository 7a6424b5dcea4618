package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many readers or one writer. */
interface SharedTests extends Harnessed {

  @Test
  default void manyReadersHoldAtOnceAndEachTokenIsGreater() {
    String key = harness().key();
    List<StoreClient> clients = List.of(harness().client(), harness().client());
    List<Long> tokens = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tokens.add(clients.get(i % 2).claim(key).shared().take().token());
    }

    assertThat(tokens).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void aReaderKeepsTheWriterOut() {
    String key = harness().key();
    harness().client().claim(key).shared().take();

    assertThat(harness().client().claim(key).refused().retryAfter())
        .isPositive()
        .isLessThanOrEqualTo(Claim.LONG);
  }

  @Test
  default void aWriterKeepsReadersOut() {
    String key = harness().key();
    harness().client().claim(key).take();

    harness().client().claim(key).shared().refused();
  }

  @Test
  default void aReaderAsksAgainAndGetsTheSameToken() {
    String key = harness().key();
    Claim first = harness().client().claim(key).shared();
    Hold hold = first.take();
    harness().client().claim(key).shared().take();

    assertThat(first.take().token()).isEqualTo(hold.token());
  }

  @Test
  default void aReleaseOfOneReaderLeavesTheOthers() {
    String key = harness().key();
    StoreClient client = harness().client();
    StoreClient other = harness().client();
    Hold first = client.claim(key).shared().take();
    Hold second = other.claim(key).shared().take();

    assertThat(client.release(first)).isTrue();

    assertThat(client.release(first)).isFalse();
    assertThat(client.renew(first)).isEqualTo(RenewReply.LOST);
    client.claim(key).refused();
    assertThat(other.renew(second)).isEqualTo(RenewReply.RENEWED);
    assertThat(other.release(second)).isTrue();
    assertThat(client.claim(key).take().token())
        .isGreaterThan(first.token())
        .isGreaterThan(second.token());
  }

  @Test
  default void theExpiryOfOneReaderLeavesTheOthers() throws Exception {
    String key = harness().key();
    StoreClient client = harness().client();
    StoreClient other = harness().client();
    Hold first = client.claim(key).shared().lease(Claim.SHORT).take();
    Hold second = other.claim(key).shared().take();
    Thread.sleep(Claim.SHORT.toMillis() + 100);

    assertThat(client.renew(first)).isEqualTo(RenewReply.LOST);
    client.claim(key).refused();
    assertThat(other.renew(second)).isEqualTo(RenewReply.RENEWED);
  }

  @Test
  default void aShortReaderDoesNotShortenALongOne() throws Exception {
    String key = harness().key();
    StoreClient client = harness().client();
    Hold longest = client.claim(key).shared().take();
    harness().client().claim(key).shared().lease(Claim.SHORT).take();
    Thread.sleep(Claim.SHORT.toMillis() + 100);

    harness().client().claim(key).refused();
    assertThat(client.renew(longest)).isEqualTo(RenewReply.RENEWED);
  }

  @Test
  default void theKeyIsExclusiveAgainWhenAllReadersHaveLeft() {
    String key = harness().key();
    StoreClient client = harness().client();
    for (int i = 0; i < 3; i++) {
      Hold first = client.claim(key).shared().take();
      Hold second = client.claim(key).shared().take();
      client.release(first);
      client.release(second);
      Hold writer = client.claim(key).take();
      client.claim(key).shared().refused();
      client.release(writer);
    }
  }

  @Test
  default void theKeyIsExclusiveAgainWhenAllReadersHaveExpired() throws Exception {
    String key = harness().key();
    StoreClient client = harness().client();
    client.claim(key).shared().lease(Claim.SHORT).take();
    client.claim(key).shared().lease(Claim.SHORT).take();

    harness().client().claim(key).await();

    client.claim(key).shared().refused();
  }

  @Test
  default void readersDoNotStarveAWriterThatWaits() throws Exception {
    if (!harness().subject().fair()) {
      return; // less is promised
    }
    String key = harness().key();
    StoreClient client = harness().client();
    Hold reader = client.claim(key).shared().take();
    StoreClient writing = harness().client();
    Claim writer = writing.claim(key).queued();
    writer.refused();
    int seen = writing.context().wakes(key);

    client.claim(key).shared().refused();

    client.release(reader);
    assertThat(writing.context().awaitWake(key, seen, harness().patience())).isTrue();
    client.claim(key).shared().refused();
    writer.await();
  }

  @Test
  default void theLastReaderWakesTheWriterThatWaits() throws Exception {
    String key = harness().key();
    StoreClient client = harness().client();
    Hold first = client.claim(key).shared().take();
    Hold second = client.claim(key).shared().take();
    StoreClient writing = harness().client();
    Claim writer = writing.claim(key).queued();
    writer.refused();
    client.release(second);
    writer.refused();
    int seen = writing.context().wakes(key);

    client.release(first);

    assertThat(writing.context().awaitWake(key, seen, harness().patience())).isTrue();
    writer.await();
  }

  @Test
  default void readersThatWaitForAWriterGetInTogether() throws Exception {
    String key = harness().key();
    StoreClient client = harness().client();
    Hold writer = client.claim(key).take();
    Claim first = harness().client().claim(key).shared().queued();
    Claim second = harness().client().claim(key).shared().queued();
    first.refused();
    second.refused();

    client.release(writer);

    Hold earlier = first.await();
    Hold later = second.await();
    assertThat(earlier.token()).isNotEqualTo(later.token());
    assertThat(later.token()).isGreaterThan(writer.token());
    client.claim(key).refused();
  }

  @Test
  default void aWriterThatGivesUpLetsTheReadersBehindItIn() throws Exception {
    String key = harness().key();
    StoreClient client = harness().client();
    client.claim(key).shared().take();
    Claim writer = harness().client().claim(key).queued();
    writer.refused();
    Claim reader = harness().client().claim(key).shared().queued();
    reader.ask();

    writer.withdraw();

    reader.await();
  }
}
