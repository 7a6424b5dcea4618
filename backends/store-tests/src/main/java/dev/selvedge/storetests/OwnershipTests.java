package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only the owner can renew and release, with its own token, and only while it holds. */
interface OwnershipTests extends Harnessed {

  @Test
  default void releaseFreesTheKey() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();

    assertThat(client.release(hold)).isTrue();

    harness().client().claim(hold.key()).take();
  }

  @Test
  default void aSecondReleaseAnswersFalse() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();
    client.release(hold);

    assertThat(client.release(hold)).isFalse();
  }

  @Test
  default void aReleaseByAnotherOwnerDoesNothingAndAnswersFalse() {
    Hold hold = harness().client().claim(harness().key()).take();
    StoreClient other = harness().client();
    String foreign = other.claim(hold.key()).request().owner();

    assertThat(other.release(with(hold, foreign, hold.token()))).isFalse();

    other.claim(hold.key()).refused();
  }

  @Test
  default void aReleaseWithAWrongTokenDoesNothingAndAnswersFalse() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();

    assertThat(client.release(with(hold, hold.owner(), hold.token() - 1))).isFalse();
    assertThat(client.release(with(hold, hold.owner(), hold.token() + 1))).isFalse();

    client.claim(hold.key()).refused();
  }

  @Test
  default void aLateReleaseAfterATakeoverDoesNothingAndAnswersFalse() throws Exception {
    StoreClient slow = harness().client();
    Hold late = slow.claim(harness().key()).lease(Claim.SHORT).take();
    StoreClient quick = harness().client();
    Hold taken = quick.claim(late.key()).await();

    assertThat(slow.release(late)).isFalse();

    slow.claim(late.key()).refused();
    assertThat(quick.renew(taken)).isEqualTo(RenewReply.RENEWED);
  }

  @Test
  default void aReleaseAfterTheLeaseHasEndedAnswersFalse() throws Exception {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).lease(Claim.SHORT).take();
    harness().client().claim(hold.key()).await();

    assertThat(client.release(hold)).isFalse();
  }

  @Test
  default void renewingStartsTheLeaseAnew() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).lease(Duration.ofSeconds(5)).take();

    assertThat(client.renew(with(hold, Claim.LONG))).isEqualTo(RenewReply.RENEWED);

    assertThat(harness().client().claim(hold.key()).refused().retryAfter())
        .isGreaterThan(Duration.ofSeconds(5))
        .isLessThanOrEqualTo(Claim.LONG);
  }

  @Test
  default void renewingKeepsTheToken() {
    StoreClient client = harness().client();
    Claim claim = client.claim(harness().key());
    Hold hold = claim.take();
    client.renew(hold);

    assertThat(claim.take().token()).isEqualTo(hold.token());
  }

  @Test
  default void renewingAnothersHoldIsLostAndExtendsNothing() {
    Hold hold = harness().client().claim(harness().key()).lease(Duration.ofSeconds(20)).take();
    StoreClient other = harness().client();
    String foreign = other.claim(hold.key()).request().owner();

    Hold forged = with(with(hold, foreign, hold.token()), Claim.LONG);

    assertThat(other.renew(forged)).isEqualTo(RenewReply.LOST);
    assertThat(other.claim(hold.key()).refused().retryAfter())
        .isLessThanOrEqualTo(Duration.ofSeconds(20));
  }

  @Test
  default void renewingWithAWrongTokenIsLost() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();

    assertThat(client.renew(with(hold, hold.owner(), hold.token() - 1))).isEqualTo(RenewReply.LOST);
    assertThat(client.renew(with(hold, hold.owner(), hold.token() + 1))).isEqualTo(RenewReply.LOST);
    assertThat(client.renew(hold)).isEqualTo(RenewReply.RENEWED);
  }

  @Test
  default void renewingAReleasedHoldIsLostAndNeverGrantsItAgain() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();
    client.release(hold);

    assertThat(client.renew(hold)).isEqualTo(RenewReply.LOST);

    harness().client().claim(hold.key()).take();
  }

  @Test
  default void renewingAnExpiredHoldIsLostAndNeverGrantsItAgain() throws Exception {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).lease(Claim.SHORT).take();
    Thread.sleep(Claim.SHORT.toMillis() + 100);

    assertThat(client.renew(with(hold, Claim.LONG))).isEqualTo(RenewReply.LOST);

    harness().client().claim(hold.key()).take();
  }

  @Test
  default void renewingAHoldThatWasTakenOverIsLost() throws Exception {
    StoreClient slow = harness().client();
    Hold late = slow.claim(harness().key()).lease(Claim.SHORT).take();
    StoreClient quick = harness().client();
    Hold taken = quick.claim(late.key()).await();

    assertThat(slow.renew(late)).isEqualTo(RenewReply.LOST);
    assertThat(quick.renew(taken)).isEqualTo(RenewReply.RENEWED);
  }

  @Test
  default void renewingNothingAnswersNothing() {
    assertThat(harness().client().renew(List.of())).isEmpty();
  }

  @Test
  default void renewsAThousandHoldsAtOnceAndAnswersInTheirOrder() {
    StoreClient client = harness().client();
    List<Hold> holds = new ArrayList<>();
    List<RenewReply> expected = new ArrayList<>();
    String prefix = harness().key();
    for (int i = 0; i < 1000; i++) {
      Hold hold = client.claim(prefix + '-' + i).take();
      switch (i % 3) {
        case 0 -> client.release(hold);
        case 1 -> hold = with(hold, hold.owner(), hold.token() + 1);
        default -> {}
      }
      holds.add(hold);
      expected.add(i % 3 == 2 ? RenewReply.RENEWED : RenewReply.LOST);
    }

    assertThat(client.renew(holds)).isEqualTo(expected);
  }

  private static Hold with(Hold hold, String owner, long token) {
    return new Hold(hold.key(), owner, hold.mode(), hold.lease(), token);
  }

  private static Hold with(Hold hold, Duration lease) {
    return new Hold(hold.key(), hold.owner(), hold.mode(), lease, hold.token());
  }
}
