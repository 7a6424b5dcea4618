package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for a turn in this process, and for the store. */
class LockWaitingTest {
  private final LockScene scene = new LockScene();

  @AfterEach
  void nothingIsLeft() {
    scene.runTasks();
    assertThat(scene.isIdle()).isTrue();
  }

  private CompletableFuture<LockHandle> async(LockRequest request) {
    return scene.locks.acquireAsync(request).toCompletableFuture();
  }

  private static LockRequest shared(String key) {
    return LockRequest.of(key).shared();
  }

  @Test
  void firstComeFirstServedAndOnlyOneAsksTheStore() {
    List<CompletableFuture<LockHandle>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(async(LockRequest.of("k")));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(scene.store.asked).hasSize(i + 1);
      assertThat(all.get(i)).isDone();
      all.get(i).join().close();
      scene.runTasks();
    }
  }

  @Test
  void whoSharesIsAdmittedTogether() {
    LockHandle first = async(LockRequest.of("k")).join();
    CompletableFuture<LockHandle> one = async(shared("k"));
    CompletableFuture<LockHandle> other = async(shared("k"));
    first.close();
    scene.runTasks();
    assertThat(one).isDone();
    assertThat(other).isDone();
    one.join().close();
    other.join().close();
  }

  @Test
  void whoWantsItAloneIsNotOvertakenByThoseWhoShare() {
    LockHandle sharing = async(shared("k")).join();
    CompletableFuture<LockHandle> alone = async(LockRequest.of("k"));
    CompletableFuture<LockHandle> late = async(shared("k"));
    scene.runTasks();
    assertThat(late).isNotDone();
    sharing.close();
    scene.runTasks();
    assertThat(alone).isDone();
    assertThat(late).isNotDone();
    alone.join().close();
    scene.runTasks();
    assertThat(late).isDone();
    late.join().close();
  }

  @Test
  void whoSharesGoesOnWhenTheOneBetweenGivesUp() {
    LockHandle sharing = async(shared("k")).join();
    CompletableFuture<LockHandle> alone = async(LockRequest.of("k"));
    CompletableFuture<LockHandle> late = async(shared("k"));
    alone.cancel(false);
    scene.runTasks();
    assertThat(late).isDone();
    sharing.close();
    late.join().close();
  }

  @Test
  void aWakeUpWhileAQuestionIsUnderWayIsNotLost() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    CompletableFuture<LockHandle> waiting = async(LockRequest.of("k"));
    scene.coordinator.wake("k");
    scene.runTasks();
    reply.complete(FakeLockStore.busy());
    scene.runTasks();
    assertThat(waiting).isDone();
    waiting.join().close();
  }

  @Test
  void aWakeUpWhileTheStoreIsBeingAskedIsNotLost() {
    scene.store.thenDoes(
        () -> {
          scene.coordinator.wake("k"); // on another thread, between the look and the answer
          return CompletableFuture.completedFuture(FakeLockStore.busy());
        });
    CompletableFuture<LockHandle> waiting = async(LockRequest.of("k"));
    scene.runTasks();
    assertThat(waiting).isDone();
    waiting.join().close();
  }

  @Test
  void aWakeUpIsAnsweredByAQuestion() {
    scene.store.thenBusy();
    CompletableFuture<LockHandle> waiting = async(LockRequest.of("k"));
    assertThat(waiting).isNotDone();
    scene.coordinator.wakeAll();
    scene.runTasks();
    assertThat(waiting).isDone();
    waiting.join().close();
  }

  @Test
  void withoutAWakeUpItAsksAgainAfterTwoSecondsAndABit() {
    scene.store.thenBusy();
    CompletableFuture<LockHandle> waiting = async(LockRequest.of("k"));
    scene.clock.pass(Duration.ofMillis(1_999));
    scene.runTasks();
    assertThat(scene.store.asked).hasSize(1);
    scene.clock.pass(Duration.ofMillis(202));
    scene.runTasks();
    assertThat(waiting).isDone();
    waiting.join().close();
  }

  @Test
  void aLeaseThatEndsSoonerIsAskedForSooner() {
    scene.store.thenReplies(new Busy("", Duration.ofMillis(100)));
    CompletableFuture<LockHandle> waiting = async(LockRequest.of("k"));
    scene.clock.pass(Duration.ofMillis(111));
    scene.runTasks();
    assertThat(waiting).isDone();
    waiting.join().close();
  }

  @Test
  void aStoreThatFailsIsAskedAgainAtGrowingIntervals() {
    for (int i = 0; i < 5; i++) {
      scene.store.thenFails();
    }
    try (LockHandle lock = scene.locks.acquire("k")) {
      assertThat(scene.store.asked).hasSize(6);
      assertThat(lock.isHeld()).isTrue();
    }
  }

  @Test
  void aStoreThatGoesOnFailingIsUnavailableAfterWaitFor() {
    for (int i = 0; i < 1_000; i++) {
      scene.store.thenFails();
    }
    long start = scene.clock.nanoTime();
    assertThatThrownBy(() -> scene.locks.acquire("k"))
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("lock 'k'")
        .hasMessageContaining("fake failed (is down) within 15 s");
    assertThat(scene.clock.nanoTime() - start).isEqualTo(Duration.ofSeconds(15).toNanos());
    assertThat(scene.store.asked).hasSizeBetween(15, 60);
    assertThat(scene.store.withdrawn).as("a failure may have been a grant").hasSize(1);
  }

  @Test
  void notToWaitIsToAskOnce() {
    scene.store.thenBusy();
    assertThatThrownBy(() -> scene.locks.acquire(LockRequest.of("k").waitFor(Duration.ZERO)))
        .isInstanceOf(LockUnavailableException.class)
        .hasMessageContaining("held by 7@there");
    assertThat(scene.store.asked).singleElement().matches(asked -> !asked.queue());
    assertThat(scene.clock.parks()).isZero();
  }

  @Test
  void notToWaitIsNotToWaitForOthersHere() {
    LockHandle held = async(LockRequest.of("k")).join();
    assertThatThrownBy(() -> scene.locks.acquire(LockRequest.of("k").waitFor(Duration.ZERO)))
        .isInstanceOf(LockUnavailableException.class)
        .hasMessageContaining("held by 1@here thread");
    held.close();
  }

  @Test
  void aStoreThatNeverAnswersIsUnavailableAfterWaitForAndALaterGrantIsGivenBack() {
    CompletableFuture<AcquireReply> never = scene.store.thenLater();
    long start = scene.clock.nanoTime();
    assertThatThrownBy(() -> scene.locks.acquire("k"))
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("did not answer");
    assertThat(scene.clock.nanoTime() - start).isEqualTo(Duration.ofSeconds(15).toNanos());
    assertThat(scene.store.withdrawn).isEmpty();
    never.complete(scene.store.grant());
    assertThat(scene.store.withdrawn)
        .extracting(AcquireRequest::owner)
        .containsExactly(scene.store.asked.get(0).owner());
  }

  @Test
  void oneWhoseTurnComesJustBeforeTheEndFoundTheLockBusyAndNotTheStoreDown() {
    LockHandle held = async(LockRequest.of("k")).join();
    scene.clock.whileParked(
        () -> {
          scene.clock.pass(Duration.ofMillis(14_990));
          scene.store.thenLater();
          held.close();
        });
    assertThatThrownBy(() -> scene.locks.acquire("k")).isInstanceOf(LockUnavailableException.class);
  }

  @Test
  void aStoreThatAnswersNullHasFailed() {
    scene.store.thenDoes(() -> null);
    scene.locks.acquire("k").close();
    assertThat(scene.store.asked).hasSize(2);
  }

  @Test
  void theKeysOfACallShareOneBudget() {
    scene.store.thenBusy().thenGrants();
    for (int i = 0; i < 100; i++) {
      scene.store.thenBusy();
    }
    long start = scene.clock.nanoTime();
    assertThatThrownBy(() -> scene.locks.acquire(LockRequest.of("a", "b")))
        .isInstanceOf(LockUnavailableException.class)
        .hasMessageContaining("lock 'b'");
    assertThat(scene.clock.nanoTime() - start).isEqualTo(Duration.ofSeconds(15).toNanos());
    assertThat(scene.store.released).singleElement().matches(hold -> hold.key().equals("a"));
  }

  @Test
  void aKeyThatIsLostWhileAnotherIsWaitedForIsNoGrant() {
    for (int i = 0; i < 50; i++) {
      scene.store.thenRenews(() -> new CompletableFuture<>());
    }
    scene.store.thenGrants();
    CompletableFuture<AcquireReply> second = scene.store.thenLater();
    scene.clock.whileParked(() -> scene.clock.pass(Duration.ofSeconds(12)));
    scene.clock.whileParked(() -> second.complete(scene.store.grant()));
    assertThatThrownBy(() -> scene.locks.acquire(LockRequest.of("a", "b")))
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("lock 'a'");
  }
}
