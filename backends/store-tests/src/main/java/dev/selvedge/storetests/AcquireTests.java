package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One asks, and another asks as well. */
interface AcquireTests extends Harnessed {

  @Test
  default void promisesWhatItIsToPromise() {
    StoreClient client = harness().client();

    assertThat(client.store().guarantee()).isEqualTo(harness().subject().guarantee());
    assertThat(client.store().ordered()).isEqualTo(harness().subject().ordered());
    assertThat(client.store().describe()).isNotBlank();
  }

  @Test
  default void grantsAFreeKeyWithAPositiveToken() {
    assertThat(harness().client().claim(harness().key()).take().token()).isPositive();
  }

  @Test
  default void grantsAFreeKeyWithoutBlockingTheCaller() {
    assertThat(harness().client().claim(harness().key()).unblocking().take().token()).isPositive();
  }

  @Test
  default void refusesAnotherOwnerOfTheSameProcess() {
    StoreClient client = harness().client();
    String key = harness().key();
    client.claim(key).take();

    client.claim(key).refused();
  }

  @Test
  default void tellsAnotherProcessWhoHoldsItAndUntilWhenAtTheLatest() {
    String key = harness().key();
    harness().client().claim(key).holder("first@here").lease(Claim.LONG).take();

    Busy busy = harness().client().claim(key).refused();

    assertThat(busy.holder()).isIn("first@here", "");
    assertThat(busy.retryAfter()).isPositive().isLessThanOrEqualTo(Claim.LONG);
  }

  @Test
  default void answersTheSameTokenWhenTheReplyWasLostAndTheOwnerAsksAgain() {
    Claim claim = harness().client().claim(harness().key());
    Hold first = claim.take();

    assertThat(claim.take().token()).isEqualTo(first.token());
  }

  @Test
  default void startsTheLeaseAnewWhenTheOwnerAsksAgain() {
    String key = harness().key();
    Claim claim = harness().client().claim(key).lease(Duration.ofSeconds(5));
    claim.take();
    claim.lease(Claim.LONG).take();

    assertThat(harness().client().claim(key).refused().retryAfter())
        .isGreaterThan(Duration.ofSeconds(5));
  }

  @Test
  default void holdsDifferentKeysAtOnce() {
    StoreClient client = harness().client();
    StoreClient other = harness().client();

    client.claim(harness().key()).take();
    client.claim(harness().key()).take();
    other.claim(harness().key()).take();
  }

  @Test
  default void aRefusalLeavesNothingBehind() {
    StoreClient client = harness().client();
    String key = harness().key();
    Hold hold = client.claim(key).take();
    harness().client().claim(key).refused();

    client.release(hold);

    harness().client().claim(key).take();
  }
}
