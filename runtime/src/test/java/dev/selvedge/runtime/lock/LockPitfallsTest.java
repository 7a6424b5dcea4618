package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.OnBusy;
import dev.selvedge.runtime.event.LockReleaseFailed;
import dev.selvedge.runtime.internal.LogCapture;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong elsewhere, by name. */
class LockPitfallsTest {
  private final LockScene scene = new LockScene();

  @AfterEach
  void nothingIsLeft() {
    assertThat(Thread.interrupted()).isFalse();
    scene.runTasks();
    assertThat(scene.isIdle()).isTrue();
  }

  // interruption

  @Test
  void interruptedWhileQueuedHere() {
    LockHandle held = scene.locks.acquireAsync(LockRequest.of("k")).toCompletableFuture().join();
    scene.clock.whileParked(() -> Thread.currentThread().interrupt());
    assertInterrupted();
    assertThat(scene.store.asked).hasSize(1);
    held.close();
  }

  @Test
  void interruptedWhileTheStoreIsAskedALateGrantIsUndone() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    scene.clock.whileParked(() -> Thread.currentThread().interrupt());
    assertInterrupted();
    assertThat(scene.store.withdrawn).isEmpty();
    reply.complete(scene.store.grant());
    assertThat(scene.store.withdrawn).hasSize(1);
  }

  @Test
  void interruptedInTheMomentOfTheGrantTheGrantIsUndone() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    scene.clock.whileParked(
        () -> {
          reply.complete(scene.store.grant());
          Thread.currentThread().interrupt();
        });
    assertInterrupted();
    assertThat(scene.store.withdrawn).hasSize(1);
  }

  @Test
  void interruptedWhileItIsBusy() {
    scene.store.thenBusy();
    scene.clock.whileParked(() -> Thread.currentThread().interrupt());
    assertInterrupted();
    assertThat(scene.store.withdrawn).as("the store remembers that it waits").hasSize(1);
  }

  @Test
  void anInterruptionIsNotSkippedOver() {
    scene.store.thenBusy();
    scene.clock.whileParked(() -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> scene.call(LockScene.plan().onBusy(OnBusy.SKIP), "k", () -> 1))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void assertInterrupted() {
    assertThatThrownBy(() -> scene.call(LockScene.plan(), "k", () -> 1))
        .isInstanceOf(LockUnavailableException.class)
        .hasCauseInstanceOf(InterruptedException.class)
        .hasMessageContaining("lock 'k'");
    assertThat(Thread.interrupted()).as("the flag is set").isTrue();
  }

  // nested calls, several keys

  @Test
  void theSameKeyNestedIsTheSameHandleAndToken() throws Exception {
    scene.call(
        LockScene.plan(),
        "k",
        () -> {
          LockHandle outer = LockHandle.current();
          scene.call(
              LockScene.plan(),
              "k",
              () -> {
                assertThat(LockHandle.current()).isEqualTo(outer);
                assertThat(LockHandle.current().token()).isEqualTo(outer.token());
                return null;
              });
          outer.checkHeld();
          assertThat(scene.store.released).isEmpty();
          return null;
        });
    assertThat(scene.store.asked).hasSize(1);
    assertThat(scene.store.released).hasSize(1);
  }

  @Test
  void sharedNestedInExclusiveIsTheSameLock() {
    try (LockHandle outer = scene.locks.acquire("k");
        LockHandle inner = scene.locks.acquire(LockRequest.of("k").shared())) {
      assertThat(inner.token()).isEqualTo(outer.token());
    }
  }

  @Test
  void exclusiveNestedInSharedIsRefusedAtOnce() {
    try (LockHandle outer = scene.locks.acquire(LockRequest.of("k").shared())) {
      assertThatThrownBy(() -> scene.locks.acquire("k")).isInstanceOf(LockUpgradeException.class);
      outer.checkHeld();
    }
  }

  @Test
  void severalKeysAreTakenInOneOrderAndGivenBackInTheOther() {
    scene.locks.acquire(LockRequest.of("b", "c", "a", "b")).close();
    assertThat(scene.store.log)
        .containsExactly(
            "acquire a", "acquire b", "acquire c", "release c", "release b", "release a");
  }

  @Test
  void allKeysOrNone() {
    scene.store.thenGrants().thenBusy();
    assertThatThrownBy(() -> scene.locks.acquire(LockRequest.of("a", "b").waitFor(Duration.ZERO)))
        .isInstanceOf(LockUnavailableException.class)
        .hasMessageContaining("lock 'b'");
    assertThat(scene.store.released).extracting(Hold::key).containsExactly("a");
  }

  @Test
  void keysThatAreHeldAlreadyAreNotAskedForAgain() {
    try (LockHandle outer = scene.locks.acquire("b");
        LockHandle inner = scene.locks.acquire(LockRequest.of("a", "b"))) {
      assertThat(inner.token("b")).isEqualTo(outer.token());
      assertThat(inner.keys()).containsExactly("a", "b");
      assertThat(scene.store.asked).hasSize(2);
    }
    assertThat(scene.store.released).extracting(Hold::key).containsExactly("a", "b");
  }

  @Test
  void aNestedCallWithFewerKeysSeesItsOwn() {
    try (LockHandle outer = scene.locks.acquire(LockRequest.of("a", "b"));
        LockHandle inner = scene.locks.acquire("a")) {
      assertThat(inner.token()).isEqualTo(outer.token("a"));
    }
    assertThat(scene.store.asked).hasSize(2);
  }

  @Test
  void borrowedKeysStayHeldForACallThatOutlivesItsCaller() {
    LockHandle other = scene.locks.acquireAsync(LockRequest.of("a")).toCompletableFuture().join();
    CompletableFuture<LockHandle> inner;
    try (LockHandle outer = scene.locks.acquire("b")) {
      inner = scene.locks.acquireAsync(LockRequest.of("a", "b")).toCompletableFuture();
    }
    assertThat(scene.store.released).as("waiting for a, it needs b").isEmpty();
    other.close();
    scene.runTasks();
    inner.join().checkHeld();
    inner.join().close();
    assertThat(scene.store.released).extracting(Hold::key).containsExactly("a", "a", "b");
  }

  @Test
  void borrowedKeysAreGivenBackByACallThatIsRefused() {
    LockHandle other = scene.locks.acquireAsync(LockRequest.of("a")).toCompletableFuture().join();
    CompletableFuture<LockHandle> inner;
    try (LockHandle outer = scene.locks.acquire("b")) {
      inner = scene.locks.acquireAsync(LockRequest.of("a", "b")).toCompletableFuture();
      assertThatThrownBy(() -> scene.locks.acquire(LockRequest.of("a", "b").waitFor(Duration.ZERO)))
          .isInstanceOf(LockUnavailableException.class);
    }
    inner.cancel(false);
    scene.runTasks();
    assertThat(scene.store.released).extracting(Hold::key).containsExactly("b");
    other.close();
  }

  @Test
  void theLossOfABorrowedKeyIsTheLossOfTheLock() {
    try (LockHandle inner = nestedHandle()) {
      List<String> told = new ArrayList<>();
      inner.onLost(() -> told.add("lost"));
      scene.store.thenRenews(
          () -> CompletableFuture.completedFuture(List.of(RenewReply.LOST, RenewReply.LOST)));
      scene.clock.pass(Duration.ofSeconds(4));
      scene.runTasks();
      assertThat(told).containsExactly("lost");
      assertThat(inner.isHeld()).isFalse();
    } catch (LockLostException e) {
      assertThat(e).hasMessageContaining("lost");
    }
  }

  private LockHandle nestedHandle() {
    LockHandle outer = scene.locks.acquire("b");
    LockHandle inner = scene.locks.acquire(LockRequest.of("a", "b"));
    outer.close();
    return inner;
  }

  @Test
  void nestedCallsLeaveNothingBehindInTheLockAroundThem() {
    try (LockHandle outer = scene.locks.acquire("b")) {
      for (int i = 0; i < 100; i++) {
        scene.locks.acquire(LockRequest.of("a" + i, "b")).close();
      }
      assertThat(((CurrentHandle) outer).holding().lossActions()).isZero();
    }
  }

  // keys

  @Test
  void aKeyThatIsNullOrEmptyLocksNothing() {
    LockKeys.Builder keys = LockKeys.of("Billing#charge", "invoice:{id}").literal("invoice:");
    assertThatThrownBy(() -> keys.value("id", (Object) null))
        .isInstanceOf(InvalidLockKeyException.class)
        .hasMessageContaining("id is null in lock key 'invoice:{id}' of Billing#charge");
    assertThatThrownBy(() -> keys.value("id", "")).isInstanceOf(InvalidLockKeyException.class);
    assertThatThrownBy(() -> LockRequest.of("")).isInstanceOf(InvalidLockKeyException.class);
    assertThatThrownBy(() -> LockRequest.of()).isInstanceOf(InvalidLockKeyException.class);
  }

  @Test
  void componentsAreFramed() {
    assertThat(twoValues("a.b", "c")).isNotEqualTo(twoValues("a", "b.c"));
    assertThat(twoValues("a>.<1:b", "c")).isNotEqualTo(twoValues("a", "b>.<1:c"));
    assertThat(LockKeys.of("m", "t").value("x", "a").build().all())
        .isNotEqualTo(LockKeys.constant("<1:a>").all());
  }

  private static List<String> twoValues(String one, String other) {
    return LockKeys.of("m", "{x}.{y}").value("x", one).literal(".").value("y", other).build().all();
  }

  // release

  @Test
  void aReleaseThatFailsIsToldAndNotThrown() throws Exception {
    scene.store.thenReleases(
        () -> CompletableFuture.failedFuture(new IllegalStateException("cut off")));
    try (LogCapture log = LogCapture.of(Releases.class)) {
      assertThat(scene.<String>call(LockScene.plan(), "k", () -> "done")).isEqualTo("done");
      assertThat(log.messages()).singleElement().asString().contains("lock 'k'", "cut off");
    }
    assertThat(scene.heard(LockReleaseFailed.class)).hasSize(1);
  }

  @Test
  void aReleaseThatThrowsNeverHidesTheBodysException() {
    scene.store.thenReleases(
        () -> {
          throw new IllegalStateException("broken");
        });
    IllegalArgumentException own = new IllegalArgumentException("own");
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan(),
                    "k",
                    () -> {
                      throw own;
                    }))
        .isSameAs(own)
        .hasNoSuppressedExceptions();
  }

  @Test
  void aReleaseThatIsNeverConfirmedDoesNotBlockTheKeyForEver() throws Exception {
    LockScene unordered = new LockScene(false);
    CompletableFuture<Boolean> never = new CompletableFuture<>();
    unordered.store.thenReleases(() -> never);
    unordered.call(LockScene.plan(), "k", () -> null);
    assertThat(unordered.coordinator.queues().size()).isEqualTo(1);
    unordered.clock.pass(Duration.ofSeconds(10));
    assertThat(unordered.coordinator.queues().size()).isZero();
  }

  @Test
  void theNextOneHereDoesNotOvertakeTheReleaseInAStoreWithoutOrder() throws Exception {
    LockScene unordered = new LockScene(false);
    CompletableFuture<Boolean> release = new CompletableFuture<>();
    unordered.store.thenReleases(() -> release);
    unordered.call(LockScene.plan(), "k", () -> null);
    CompletableFuture<LockHandle> next =
        unordered.locks.acquireAsync(LockRequest.of("k")).toCompletableFuture();
    unordered.runTasks();
    assertThat(unordered.store.asked).hasSize(1);
    release.complete(true);
    unordered.runTasks();
    next.join().close();
  }

  @Test
  void itIsGivenBackOnAnyThread() throws Exception {
    LockHandle lock = scene.locks.acquire("k");
    Thread other = new Thread(lock::close);
    other.start();
    other.join();
    assertThat(scene.store.released).hasSize(1);
    assertThat(LockHandle.find()).isEmpty();
    assertThat(LockScope.isEmpty()).isTrue();
  }

  // skipping

  @Test
  void aBusyMethodIsSkipped() throws Exception {
    scene.store.thenBusy();
    Object result =
        scene.call(LockScene.plan().onBusy(OnBusy.SKIP).waitFor("0ms"), "k", () -> "ran");
    assertThat(result).isNull();
  }

  @Test
  void aStoreThatIsDownIsNotSkippedOver() {
    for (int i = 0; i < 1_000; i++) {
      scene.store.thenFails();
    }
    assertThatThrownBy(() -> scene.call(LockScene.plan().onBusy(OnBusy.SKIP), "k", () -> "ran"))
        .isInstanceOf(LockStoreUnavailableException.class);
  }

  @Test
  void holdAtLeastIsWhatIsLeftOfItAndOnlyAfterSuccess() throws Exception {
    LockPlan.Builder plan = LockScene.plan().holdAtLeast("5s");
    scene.call(
        plan,
        "k",
        () -> {
          scene.clock.pass(Duration.ofSeconds(2));
          return null;
        });
    assertThatThrownBy(
            () ->
                scene.call(
                    plan,
                    "k",
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(scene.store.kept).containsExactly(Duration.ofSeconds(3), Duration.ZERO);
  }

  @Test
  void twoCoordinatorsOfOneProcessNeverUseTheSameOwner() {
    AtomicLong owners = new AtomicLong();
    scene.locks.use("other", context -> scene.store);
    scene.locks.acquire("k").close();
    scene.locks.acquire(LockRequest.of("k").coordinator("other")).close();
    scene.store.asked.stream()
        .map(asked -> asked.owner())
        .distinct()
        .forEach(o -> owners.getAndIncrement());
    assertThat(owners.get()).isEqualTo(2);
  }
}
