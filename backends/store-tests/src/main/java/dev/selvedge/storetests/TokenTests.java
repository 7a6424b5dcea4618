package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.Hold;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each grant's token is greater than all before it for the same key. */
interface TokenTests extends Harnessed {

  @Test
  default void tokensRiseFromReleaseToRelease() {
    String key = harness().key();
    List<StoreClient> clients = List.of(harness().client(), harness().client());
    List<Long> tokens = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      StoreClient client = clients.get(i % 2);
      Hold hold = client.claim(key).take();
      tokens.add(hold.token());
      client.release(hold);
    }

    assertThat(tokens).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void tokensRiseWhenALeaseHasExpired() throws Exception {
    StoreClient client = harness().client();
    Hold expired = client.claim(harness().key()).lease(Claim.SHORT).take();

    assertThat(client.claim(expired.key()).await().token()).isGreaterThan(expired.token());
  }

  @Test
  default void tokensRiseWhenTheSameOwnerComesBackAfterItsLease() throws Exception {
    StoreClient client = harness().client();
    Claim claim = client.claim(harness().key()).lease(Claim.SHORT);
    Hold expired = claim.take();
    StoreClient other = harness().client();
    Hold taken = other.claim(expired.key()).await();
    other.release(taken);

    assertThat(claim.await().token()).isGreaterThan(taken.token());
  }

  @Test
  default void tokensRiseFromAHolderToTheOneWhoWaited() throws Exception {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();
    Claim waiting = harness().client().claim(hold.key()).queued();
    waiting.refused();
    client.release(hold);

    assertThat(waiting.await().token()).isGreaterThan(hold.token());
  }

  @Test
  default void tokensRiseAfterAGrantThatWasWithdrawn() {
    StoreClient client = harness().client();
    Claim unknown = client.claim(harness().key());
    Hold hold = unknown.take();
    unknown.withdraw();

    assertThat(client.claim(hold.key()).take().token()).isGreaterThan(hold.token());
  }

  @Test
  default void tokensRiseOverTheRestartOfAClient() throws Exception {
    StoreClient before = harness().client();
    Hold hold = before.claim(harness().key()).lease(Claim.SHORT).take();
    before.close();

    Hold after = harness().client().claim(hold.key()).await();

    assertThat(after.token()).isGreaterThan(hold.token());
  }

  @Test
  default void tokensRiseOverTheEndOfAllClientsAndTheRestartOfTheStore() throws Exception {
    if (harness().subject().guarantee() != Guarantee.FENCED) {
      return; // less is promised
    }
    List<Hold> before = new ArrayList<>();
    StoreClient client = harness().client();
    for (int i = 0; i < 20; i++) {
      Hold hold = client.claim(harness().key()).take();
      client.release(hold);
      before.add(hold);
    }
    harness().close();
    harness().subject().restart();

    StoreClient after = harness().client();
    for (Hold hold : before) {
      assertThat(after.claim(hold.key()).take().token()).isGreaterThan(hold.token());
    }
  }

  @Test
  default void aClientOutlivesTheRestartOfTheStoreAndTokensRise() throws Exception {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).lease(Claim.SHORT).take();
    harness().subject().restart();

    Hold after = takenInTheEnd(client, hold.key());

    if (harness().subject().guarantee() == Guarantee.FENCED) {
      assertThat(after.token()).isGreaterThan(hold.token());
    }
  }

  /** Requests may fail for a while, though not for ever. */
  private Hold takenInTheEnd(StoreClient client, String key) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        return client.claim(key).await();
      } catch (AssertionError e) {
        if (System.nanoTime() - start > harness().patience().toNanos()) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }
}
