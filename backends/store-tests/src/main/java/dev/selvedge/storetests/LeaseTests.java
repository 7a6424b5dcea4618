package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Leases end by themselves, and not before. */
interface LeaseTests extends Harnessed {
  /** By how much a store may round. */
  Duration ROUNDING = Duration.ofMillis(15);

  @Test
  default void anExpiredLeaseFreesTheKey() throws Exception {
    String key = harness().key();
    harness().client().claim(key).lease(Claim.SHORT).take();

    harness().client().claim(key).await();
  }

  @Test
  default void aLeaseKeepsOthersOutUntilItEnds() throws Exception {
    String key = harness().key();
    StoreClient other = harness().client();
    Claim claim = harness().client().claim(key).lease(Claim.SHORT);
    long asked = System.nanoTime();
    claim.take();

    other.claim(key).await();

    assertThat(Duration.ofNanos(System.nanoTime() - asked).plus(ROUNDING))
        .isGreaterThanOrEqualTo(Claim.SHORT);
  }

  @Test
  default void aLeaseOutlivesTheClientThatWasClosedOrEndsWithIt() throws Exception {
    String key = harness().key();
    StoreClient gone = harness().client();
    gone.claim(key).lease(Claim.SHORT).take();
    gone.close();

    harness().client().claim(key).await();
  }

  @Test
  default void aKeptKeyStaysBusyWithoutAnOwner() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();

    assertThat(client.release(hold, Claim.LONG)).isTrue();

    assertThat(client.renew(hold)).isEqualTo(RenewReply.LOST);
    assertThat(client.release(hold)).isFalse();
    assertThat(harness().client().claim(hold.key()).refused().retryAfter())
        .isPositive()
        .isLessThanOrEqualTo(Claim.LONG);
  }

  @Test
  default void aKeptKeyIsNotGivenToTheOneWhoWaits() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();
    Claim waiting = harness().client().claim(hold.key()).queued();
    waiting.refused();

    client.release(hold, Claim.LONG);

    waiting.refused();
  }

  @Test
  default void aKeptKeyIsFreeWhenItsTimeIsOver() throws Exception {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();
    long released = System.nanoTime();
    client.release(hold, Claim.SHORT);

    Hold next = harness().client().claim(hold.key()).await();

    assertThat(Duration.ofNanos(System.nanoTime() - released).plus(ROUNDING))
        .isGreaterThanOrEqualTo(Claim.SHORT);
    assertThat(next.token()).isGreaterThan(hold.token());
  }
}
