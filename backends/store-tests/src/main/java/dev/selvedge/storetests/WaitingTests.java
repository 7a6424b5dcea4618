package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who waits is woken, in order, and forgotten when it gives up. */
interface WaitingTests extends Harnessed {
  /** Long enough for a wake that should not come to have come. */
  Duration SETTLE = Duration.ofMillis(200);

  @Test
  default void aReleaseWakesTheOneWhoWaitsInTheSameProcess() throws Exception {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();
    Claim waiting = client.claim(hold.key()).queued();
    waiting.refused();
    int seen = client.context().wakes(hold.key());

    client.release(hold);

    assertThat(client.context().awaitWake(hold.key(), seen, harness().patience())).isTrue();
    waiting.await();
  }

  @Test
  default void aReleaseWakesTheOneWhoWaitsInAnotherProcess() throws Exception {
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    StoreClient waiter = harness().client();
    Claim waiting = waiter.claim(hold.key()).queued();
    waiting.refused();
    int seen = waiter.context().wakes(hold.key());

    holder.release(hold);

    assertThat(waiter.context().awaitWake(hold.key(), seen, harness().patience())).isTrue();
    assertThat(waiting.await().token()).isGreaterThan(hold.token());
  }

  @Test
  default void aGrantThatIsWithdrawnWakesTheOneWhoWaits() throws Exception {
    StoreClient holder = harness().client();
    Claim claim = holder.claim(harness().key());
    Hold hold = claim.take();
    StoreClient waiter = harness().client();
    waiter.claim(hold.key()).queued().refused();
    int seen = waiter.context().wakes(hold.key());

    claim.withdraw();

    assertThat(waiter.context().awaitWake(hold.key(), seen, harness().patience())).isTrue();
  }

  @Test
  default void onlyTheOneWhoHasWaitedLongestIsWoken() throws Exception {
    if (!harness().subject().fair()) {
      return; // less is promised
    }
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    StoreClient first = harness().client();
    StoreClient second = harness().client();
    Claim longest = first.claim(hold.key()).queued();
    longest.refused();
    Claim next = second.claim(hold.key()).queued();
    next.refused();
    int seen = second.context().wakes(hold.key());

    holder.release(hold);

    Hold granted = longest.await();
    assertThat(second.context().awaitWake(hold.key(), seen, SETTLE)).isFalse();
    next.refused();
    first.release(granted);
    assertThat(second.context().awaitWake(hold.key(), seen, harness().patience())).isTrue();
    next.await();
  }

  @Test
  default void nobodyOvertakesTheOneWhoWaits() throws Exception {
    if (!harness().subject().fair()) {
      return; // less is promised
    }
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    Claim waiting = harness().client().claim(hold.key()).queued();
    waiting.refused();
    Claim late = harness().client().claim(hold.key()).queued();

    holder.release(hold);

    late.refused();
    holder.claim(hold.key()).refused();
    waiting.await();
  }

  @Test
  default void askingAgainDoesNotLoseOnesPlace() throws Exception {
    if (!harness().subject().fair()) {
      return; // less is promised
    }
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    Claim first = harness().client().claim(hold.key()).queued();
    Claim second = harness().client().claim(hold.key()).queued();
    first.refused();
    second.refused();
    first.refused();
    second.refused();

    holder.release(hold);

    second.refused();
    first.await();
  }

  @Test
  default void onesOwnWaitingDoesNotKeepOneFromTheFreeKey() {
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    Claim waiting = harness().client().claim(hold.key()).queued();
    waiting.refused();
    waiting.refused();
    holder.release(hold);

    assertThat(waiting.take().token()).isGreaterThan(hold.token());
  }

  @Test
  default void aWaiterThatWithdrawsLeavesNoReservationBehind() {
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    Claim waiting = harness().client().claim(hold.key()).queued();
    waiting.refused();
    waiting.withdraw();

    holder.release(hold);

    holder.claim(hold.key()).take();
  }

  @Test
  default void aWaiterThatWithdrawsGivesBackWhatItWasGrantedMeanwhile() {
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    Claim waiting = harness().client().claim(hold.key()).queued();
    waiting.refused();
    holder.release(hold);

    waiting.withdraw();

    holder.claim(hold.key()).take();
  }

  @Test
  default void aGrantThatIsWithdrawnIsPassedOnToTheNextInLine() throws Exception {
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    Claim first = harness().client().claim(hold.key()).queued();
    first.refused();
    StoreClient client = harness().client();
    Claim second = client.claim(hold.key()).queued();
    second.refused();
    int seen = client.context().wakes(hold.key());
    holder.release(hold);

    first.withdraw();

    assertThat(client.context().awaitWake(hold.key(), seen, harness().patience())).isTrue();
    second.await();
  }

  @Test
  default void withdrawingTakesBackAGrantWhoseReplyWasLost() {
    StoreClient client = harness().client();
    Claim claim = client.claim(harness().key());
    Hold unknown = claim.take();

    claim.withdraw();

    client.claim(unknown.key()).take();
    assertThat(client.release(unknown)).isFalse();
  }

  @Test
  default void withdrawingDoesNothingToWhatOthersHold() {
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();

    harness().client().claim(hold.key()).withdraw();
    harness().client().claim(harness().key()).withdraw();

    harness().client().claim(hold.key()).refused();
    assertThat(client.release(hold)).isTrue();
  }

  @Test
  default void whoAsksWithoutQueueingIsNotRememberedAsWaiting() {
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    harness().client().claim(hold.key()).refused();

    holder.release(hold);

    holder.claim(hold.key()).take();
  }

  @Test
  default void aWaiterThatDiesDelaysTheNextOnlyForAWhile() throws Exception {
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    StoreClient dead = harness().client();
    dead.claim(hold.key()).queued().refused();
    dead.close();
    Claim next = harness().client().claim(hold.key()).queued();
    next.refused();

    holder.release(hold);

    next.await();
  }

  @Test
  default void aWaiterThatNeverComesForItDelaysTheNextOnlyForAWhile() throws Exception {
    StoreClient holder = harness().client();
    Hold hold = holder.claim(harness().key()).take();
    harness().client().claim(hold.key()).patience(Claim.SHORT).queued().refused();
    Claim next = harness().client().claim(hold.key()).queued();
    next.refused();

    holder.release(hold);

    next.await();
  }

  @Test
  default void whoWaitsGetsItWhenTheHolderDies() throws Exception {
    StoreClient dead = harness().client();
    Hold hold = dead.claim(harness().key()).lease(Claim.SHORT).take();
    Claim waiting = harness().client().claim(hold.key()).queued();
    waiting.refused();
    dead.close();

    assertThat(waiting.await().token()).isGreaterThan(hold.token());
  }
}
