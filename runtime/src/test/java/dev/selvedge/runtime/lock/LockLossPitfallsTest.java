package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.OnLost;
import dev.selvedge.runtime.event.LockLost;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong elsewhere when a lock is lost, by name. */
class LockLossPitfallsTest {
  private final LockScene scene = new LockScene();

  @AfterEach
  void nothingIsLeft() {
    assertThat(Thread.interrupted()).isFalse();
    scene.runTasks();
    assertThat(scene.isIdle()).isTrue();
  }

  private void lose() {
    scene.store.thenRenews(() -> CompletableFuture.completedFuture(List.of(RenewReply.LOST)));
    scene.clock.pass(Duration.ofSeconds(4));
  }

  // lost while the method runs

  @Test
  void lostMidMethodSuccessIsNotReported() {
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan(),
                    "k",
                    () -> {
                      lose();
                      return "done";
                    }))
        .isInstanceOf(LockLostException.class)
        .hasMessageContaining("com.acme.Billing#charge(Invoice)");
  }

  @Test
  void lostMidMethodTheBodysOwnExceptionStands() {
    IllegalStateException own = new IllegalStateException("own");
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan(),
                    "k",
                    () -> {
                      lose();
                      throw own;
                    }))
        .isSameAs(own)
        .satisfies(
            e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(LockLostException.class));
  }

  @Test
  void lostMidMethodFoundByTheBodyIsToldOnce() {
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan(),
                    "k",
                    () -> {
                      lose();
                      LockHandle.current().checkHeld();
                      return null;
                    }))
        .isInstanceOf(LockLostException.class)
        .hasNoSuppressedExceptions();
  }

  @Test
  void lostMidMethodInterruptsTheBodyAndNobodyAfterIt() {
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan().onLost(OnLost.INTERRUPT),
                    "k",
                    () -> {
                      lose();
                      assertThat(Thread.currentThread().isInterrupted()).isTrue();
                      return null;
                    }))
        .isInstanceOf(LockLostException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void lostMidMethodAnInterruptionOfOursIsNotPassedForTheCallers() {
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan().onLost(OnLost.INTERRUPT),
                    "k",
                    () -> {
                      lose();
                      new CompletableFuture<>().get();
                      return null;
                    }))
        .isInstanceOf(LockLostException.class)
        .satisfies(
            e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(InterruptedException.class));
  }

  @Test
  void lostMidMethodStillInterruptsAfterANestedCallIsOver() {
    LockPlan.Builder interrupting = LockScene.plan().onLost(OnLost.INTERRUPT);
    assertThatThrownBy(
            () ->
                scene.call(
                    interrupting,
                    "k",
                    () -> {
                      scene.call(interrupting, "k", () -> null);
                      lose();
                      assertThat(Thread.currentThread().isInterrupted()).isTrue();
                      return null;
                    }))
        .isInstanceOf(LockLostException.class);
  }

  @Test
  void lostMidMethodTellsTheCallbackAndTheListeners() {
    List<String> told = new ArrayList<>();
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan(),
                    "k",
                    () -> {
                      LockHandle.current().onLost(() -> told.add("before"));
                      lose();
                      LockHandle.current().onLost(() -> told.add("after"));
                      scene.runTasks();
                      return null;
                    }))
        .isInstanceOf(LockLostException.class);
    assertThat(told).containsExactly("before", "after");
    assertThat(scene.heard(LockLost.class)).hasSize(1);
  }

  @Test
  void lostInTheMomentOfTheReleaseIsLost() {
    scene.store.thenReleases(() -> CompletableFuture.completedFuture(true));
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan(),
                    "k",
                    () -> {
                      scene.clock.late(Duration.ofMillis(9_900)); // nobody has looked since
                      return "done";
                    }))
        .isInstanceOf(LockLostException.class);
  }

  @Test
  void nothingMoreIsBegunUnderALostLock() {
    assertThatThrownBy(
            () ->
                scene.call(
                    LockScene.plan(),
                    "k",
                    () -> {
                      lose();
                      return scene.call(
                          LockScene.plan(),
                          "k",
                          () -> {
                            throw new AssertionError("ran");
                          });
                    }))
        .isInstanceOf(LockLostException.class);
  }

  @Test
  void nothingIsBegunUnderALockThatWasLostWhileOtherKeysWereWaitedFor() {
    CompletableFuture<AcquireReply> reply = new CompletableFuture<>();
    LockHandle outer = scene.locks.acquire("b");
    scene.store.thenDoes(() -> reply);
    scene.clock.whileParked(this::lose).whileParked(() -> reply.complete(scene.store.grant()));

    assertThatThrownBy(() -> scene.locks.acquire(LockRequest.of("a", "b")))
        .isInstanceOf(LockLostException.class)
        .hasMessageContaining("lock 'b'");

    assertThat(scene.store.released).extracting(Hold::key).containsExactly("a");
    assertThatThrownBy(outer::close).isInstanceOf(LockLostException.class);
  }

  @Test
  void nothingIsBegunUnderALockThatWasLostWhileAStageWaitedForOtherKeys() {
    LockHandle outer = scene.locks.acquire("b");
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    CompletableFuture<LockHandle> inner =
        scene.locks.acquireAsync(LockRequest.of("a", "b")).toCompletableFuture();
    lose();
    reply.complete(scene.store.grant());
    scene.runTasks();

    assertThatThrownBy(inner::join).hasCauseInstanceOf(LockLostException.class);
    assertThat(scene.store.released).extracting(Hold::key).containsExactly("a");
    assertThatThrownBy(outer::close).isInstanceOf(LockLostException.class);
  }

  @Test
  void aBodyThatRunsOnAfterTheLossDoesNotKeepTheKeyFromOthersHere() {
    LockHandle lost = scene.locks.acquireAsync(LockRequest.of("k")).toCompletableFuture().join();
    CompletableFuture<LockHandle> next =
        scene.locks.acquireAsync(LockRequest.of("k")).toCompletableFuture();
    lose();
    scene.runTasks();

    assertThat(next).isCompleted();
    assertThatThrownBy(lost::close).isInstanceOf(LockLostException.class);
    next.join().checkHeld();
    next.join().close();
  }

  // clocks

  @Test
  void aJumpOfTheWallClockIsALossThoughTheOtherClockStandsStill() {
    LockHandle lock = scene.locks.acquire("k");
    scene.clock.jumpWall(Duration.ofSeconds(10));
    assertThatThrownBy(lock::checkHeld)
        .isInstanceOf(LockLostException.class)
        .hasMessageContaining("own clock");
    assertThatThrownBy(lock::close).isInstanceOf(LockLostException.class);
  }

  @Test
  void theWallClockSetBackDoesNotProlongTheLease() {
    LockHandle lock = scene.locks.acquire("k");
    scene.clock.jumpWall(Duration.ofHours(-1));
    scene.clock.late(Duration.ofSeconds(10));
    assertThatThrownBy(lock::close).isInstanceOf(LockLostException.class);
  }
}
