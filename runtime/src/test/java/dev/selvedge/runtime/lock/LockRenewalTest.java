package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.event.LockLost;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Leases of ten seconds, unless a test says otherwise. */
class LockRenewalTest {
  private final LockScene scene = new LockScene();

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static CompletableFuture<List<RenewReply>> replies(RenewReply reply) {
    return CompletableFuture.completedFuture(List.of(reply));
  }

  @Test
  void theLeaseCountsFromBeforeTheRequestWasSent() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    scene.clock.whileParked(
        () -> {
          scene.clock.pass(seconds(4));
          reply.complete(scene.store.grant());
        });
    try (LockHandle lock = scene.locks.acquire("k")) {
      assertThat(lock.remaining()).isEqualTo(seconds(5.9)); // 10 s - 4 s - 1 %
    }
  }

  @Test
  void aGrantThatTookAsLongAsTheLeaseIsNotUsed() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    scene.clock.whileParked(
        () -> {
          scene.clock.late(seconds(9.9));
          reply.complete(scene.store.grant());
        });
    try (LockHandle lock = scene.locks.acquire("k")) {
      assertThat(lock.remaining()).isEqualTo(seconds(9.9));
      assertThat(lock.token()).isEqualTo(102);
    }
    assertThat(scene.store.asked).hasSize(2);
  }

  @Test
  void aLateGrantIsAskedForAgainAndNotTakenBackWhichCouldUndoTheNext() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    scene.clock.whileParked(
        () -> {
          scene.clock.late(seconds(9.9));
          reply.complete(scene.store.grant());
        });
    scene.locks.acquire("k").close();
    assertThat(scene.store.log).containsExactly("acquire k", "acquire k", "release k");
    assertThat(scene.store.asked.get(0).owner()).isEqualTo(scene.store.asked.get(1).owner());
  }

  @Test
  void itIsRenewedAtAThirdOfTheLease() {
    try (LockHandle lock = scene.locks.acquire("k")) {
      scene.clock.pass(seconds(3.3));
      assertThat(scene.store.renewed).isEmpty();
      scene.clock.pass(seconds(0.1));
      assertThat(scene.store.renewed).hasSize(1);
      assertThat(lock.remaining()).isGreaterThan(seconds(9.8));
    }
  }

  @Test
  void aThirdCountsFromTheRequestSoThatASlowGrantIsStillRenewed() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    scene.clock.whileParked(
        () -> {
          scene.clock.pass(seconds(9));
          reply.complete(scene.store.grant());
        });
    try (LockHandle lock = scene.locks.acquire("k")) {
      scene.clock.pass(seconds(20));
      lock.checkHeld();
    }
  }

  @Test
  void aRenewalMayFailAsLongAsAnotherSucceedsWithinTheLease() {
    for (int i = 0; i < 3; i++) {
      scene.store.thenRenews(() -> CompletableFuture.failedFuture(new IllegalStateException()));
    }
    try (LockHandle lock = scene.locks.acquire("k")) {
      scene.clock.pass(seconds(60));
      lock.checkHeld();
    }
  }

  @Test
  void aStoreThatThrowsIsAskedAgain() {
    scene.store.thenRenews(
        () -> {
          throw new IllegalStateException("broken");
        });
    scene.store.thenRenews(() -> replies(RenewReply.UNKNOWN));
    try (LockHandle lock = scene.locks.acquire("k")) {
      scene.clock.pass(seconds(60));
      lock.checkHeld();
    }
  }

  @Test
  void anAnswerAfterTheDeadlineIsTooLate() {
    CompletableFuture<List<RenewReply>> late = new CompletableFuture<>();
    for (int i = 0; i < 10; i++) {
      scene.store.thenRenews(() -> late);
    }
    LockHandle lock = scene.locks.acquire("k");
    scene.clock.pass(seconds(5));
    scene.clock.late(seconds(4.9));
    late.complete(List.of(RenewReply.RENEWED));
    assertThat(lock.isHeld()).isFalse();
    assertThatThrownBy(lock::close).isInstanceOf(LockLostException.class);
  }

  @Test
  void anOlderAnswerDoesNotShortenTheLease() {
    CompletableFuture<List<RenewReply>> slow = new CompletableFuture<>();
    scene.store.thenRenews(() -> slow);
    try (LockHandle lock = scene.locks.acquire("k")) {
      scene.clock.pass(seconds(7)); // asked at 3.3 s in vain, and at 6.7 s
      Duration before = lock.remaining();
      slow.complete(List.of(RenewReply.RENEWED));
      assertThat(lock.remaining()).isEqualTo(before);
    }
  }

  @Test
  void notMineIsLost() {
    scene.store.thenRenews(() -> replies(RenewReply.LOST));
    LockHandle lock = scene.locks.acquire("k");
    scene.clock.pass(seconds(4));
    assertThatThrownBy(lock::checkHeld)
        .isInstanceOf(LockLostException.class)
        .hasMessageContaining("lock 'k'")
        .hasMessageContaining("not this holder's any more");
    assertThatThrownBy(lock::close).isInstanceOf(LockLostException.class);
    scene.runTasks();
    assertThat(scene.heard(LockLost.class)).hasSize(1);
    assertThat(scene.isIdle()).isTrue();
  }

  @Test
  void batchesHaveAtMostTwoHundredKeys() {
    List<LockHandle> all = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      all.add(scene.locks.acquire("k" + i));
    }
    assertThat(scene.clock.pending()).as("one timer for all").isEqualTo(1);
    scene.clock.pass(seconds(3.4));
    assertThat(scene.store.renewed)
        .hasSize(3)
        .allSatisfy(b -> assertThat(b).hasSizeBetween(50, 200));
    assertThat(scene.clock.pending()).isEqualTo(1);
    all.forEach(LockHandle::close);
  }

  @Test
  void theTimerStopsWhenNothingIsHeld() {
    scene.locks.acquire("k").close();
    scene.clock.pass(seconds(4));
    assertThat(scene.clock.pending()).isZero();
    assertThat(scene.store.renewed).isEmpty();
  }

  @Test
  void aShortLeaseIsRenewedInTimeBesideALongOne() {
    try (LockHandle slow = scene.locks.acquire(LockRequest.of("slow").lease(Duration.ofHours(1)));
        LockHandle fast =
            scene.locks.acquire(LockRequest.of("fast").lease(Duration.ofMillis(100)))) {
      scene.clock.pass(seconds(1));
      fast.checkHeld();
      slow.checkHeld();
      assertThat(scene.clock.pending()).isEqualTo(1);
    }
  }

  @Test
  void aTickThatWasReplacedWhileItWasGoingOffDoesNotStartASecondTimer() {
    Renewals renewals = scene.coordinator.renewals();
    LockHandle slow = scene.locks.acquire(LockRequest.of("slow").lease(Duration.ofHours(1)));
    Runnable goingOff =
        Objects.requireNonNull(renewals.tick()); // as if its thread were about to run
    LockHandle fast = scene.locks.acquire(LockRequest.of("fast"));
    goingOff.run();
    assertThat(scene.clock.pending()).isEqualTo(1);
    slow.close();
    fast.close();
  }

  @Test
  void lossIsNoticedWithoutAnyonesLooking() {
    for (int i = 0; i < 50; i++) {
      scene.store.thenRenews(() -> new CompletableFuture<>());
    }
    LockHandle lock = scene.locks.acquire("k");
    List<String> told = new ArrayList<>();
    lock.onLost(() -> told.add("lost"));
    scene.clock.pass(seconds(10));
    scene.runTasks();
    assertThat(told).containsExactly("lost");
    assertThatThrownBy(lock::close).isInstanceOf(LockLostException.class);
  }
}
