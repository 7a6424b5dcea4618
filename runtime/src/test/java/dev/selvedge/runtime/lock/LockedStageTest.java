package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.OnBusy;
import dev.selvedge.OnLost;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Methods that return stages. */
class LockedStageTest {
  private final LockScene scene = new LockScene();
  private final CompletableFuture<String> inner = new CompletableFuture<>();
  private final List<String> ran = new ArrayList<>();

  @AfterEach
  void nothingIsLeft() {
    scene.runTasks();
    assertThat(scene.isIdle()).isTrue();
  }

  private CompletionStage<String> body() {
    ran.add(Thread.currentThread().getName() + " " + LockHandle.current().keys());
    return inner;
  }

  private CompletableFuture<@Nullable Object> start() {
    return scene.stage(LockScene.plan(), "k", this::body);
  }

  @Test
  void itRunsOnTheCallersThreadIfGrantedAtOnceAndHoldsUntilTheInnerStageIsDone() {
    CompletableFuture<@Nullable Object> result = start();
    assertThat(ran).hasSize(1);
    assertThat(scene.store.released).isEmpty();
    assertThat(LockHandle.find()).as("the caller's own call holds nothing").isEmpty();
    inner.complete("done");
    assertThat(scene.store.released).hasSize(1);
    assertThat(result.join()).isEqualTo("done");
  }

  @Test
  void theLockIsGivenBackBeforeTheResultIsSeen() {
    CompletableFuture<@Nullable Object> result = start();
    List<Integer> released = new ArrayList<>();
    result.thenRun(() -> released.add(scene.store.released.size()));
    inner.complete("done");
    assertThat(released).containsExactly(1);
  }

  @Test
  void itRunsOnTheExecutorIfGrantedLaterWithTheCallersContext() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    ClassLoader callers = new ClassLoader(own) {};
    List<ClassLoader> seen = new ArrayList<>();
    Thread.currentThread().setContextClassLoader(callers);
    scene.stage(
        LockScene.plan(),
        "k",
        () -> {
          seen.add(Thread.currentThread().getContextClassLoader());
          return inner;
        });
    Thread.currentThread().setContextClassLoader(own);
    reply.complete(scene.store.grant());
    assertThat(seen).isEmpty();
    scene.runTasks(); // on the caller's own thread, as a pool may come to do
    assertThat(seen).containsExactly(callers);
    inner.complete("done");
  }

  @Test
  void cancellingBeforeTheGrantEndsTheWaiting() {
    scene.store.thenBusy();
    CompletableFuture<@Nullable Object> result = start();
    result.cancel(true);
    scene.runTasks();
    assertThat(scene.store.withdrawn).hasSize(1);
    assertThat(scene.clock.pending()).isZero();
    assertThat(ran).isEmpty();
  }

  @Test
  void cancellingWhileTheStoreIsAskedUndoesTheGrant() {
    CompletableFuture<AcquireReply> reply = scene.store.thenLater();
    CompletableFuture<@Nullable Object> result = start();
    result.cancel(true);
    scene.runTasks();
    reply.complete(scene.store.grant());
    scene.runTasks();
    assertThat(scene.store.withdrawn).hasSize(1);
    assertThat(ran).isEmpty();
  }

  @Test
  void aTimeoutOfTheCallersOwnEndsTheWaitingToo() {
    scene.store.thenBusy();
    CompletableFuture<@Nullable Object> result = start();
    result.completeExceptionally(new TimeoutException()); // as orTimeout does
    scene.coordinator.wake("k");
    scene.runTasks();
    assertThat(ran).isEmpty();
    assertThat(scene.store.withdrawn).hasSize(1);
  }

  @Test
  void cancellingAfterTheGrantDoesNotStopTheWorkNorGiveBackTheLock() {
    CompletableFuture<@Nullable Object> result = start();
    result.cancel(true);
    scene.runTasks();
    assertThat(scene.store.released).isEmpty();
    assertThat(inner).isNotDone();
    inner.complete("done");
    assertThat(scene.store.released).hasSize(1);
  }

  @Test
  void whatTheBodyThrowsIsInTheStage() {
    IllegalStateException own = new IllegalStateException("own");
    CompletableFuture<@Nullable Object> result =
        scene.stage(
            LockScene.plan(),
            "k",
            () -> {
              throw own;
            });
    assertThatThrownBy(result::join).hasCause(own);
    assertThat(scene.store.released).hasSize(1);
  }

  @Test
  void noStageIsAFailure() {
    CompletableFuture<@Nullable Object> result = scene.stage(LockScene.plan(), "k", () -> null);
    assertThatThrownBy(result::join)
        .hasCauseInstanceOf(NullPointerException.class)
        .hasMessageContaining("com.acme.Billing#charge(Invoice)");
  }

  @Test
  void aStageThatFailsGivesTheLockBack() {
    CompletableFuture<@Nullable Object> result = start();
    IllegalStateException own = new IllegalStateException("own");
    inner.completeExceptionally(new CompletionException(own));
    assertThatThrownBy(result::join).hasCause(own);
    assertThat(scene.store.released).hasSize(1);
  }

  @Test
  void aStageThatIsCancelledGivesTheLockBack() {
    CompletableFuture<@Nullable Object> result = start();
    inner.cancel(false);
    assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
    assertThat(scene.store.released).hasSize(1);
  }

  @Test
  void aLossWhileTheInnerStageRunsIsNoSuccess() {
    CompletableFuture<@Nullable Object> result = start();
    scene.store.thenRenews(() -> CompletableFuture.completedFuture(List.of(RenewReply.LOST)));
    scene.clock.pass(Duration.ofSeconds(4));
    inner.complete("done");
    assertThatThrownBy(result::join).hasCauseInstanceOf(LockLostException.class);
  }

  @Test
  void aNestedStageThatOutlivesTheCallAroundItKeepsTheLock() throws Exception {
    CompletableFuture<@Nullable Object> result =
        scene.<CompletableFuture<@Nullable Object>>call(LockScene.plan(), "k", this::start);
    assertThat(scene.store.released).isEmpty();
    inner.complete("done");
    assertThat(scene.store.released).hasSize(1);
    assertThat(result).isCompletedWithValue("done");
  }

  @Test
  void aKeyThatIsInvalidIsInTheStage() {
    CompletableFuture<@Nullable Object> result =
        new LockedStage(scene.service, LockScene.plan().build(), this::body)
            .start(
                () -> {
                  throw new InvalidLockKeyException("null");
                });
    assertThatThrownBy(result::join).hasCauseInstanceOf(InvalidLockKeyException.class);
    assertThat(ran).isEmpty();
  }

  @Test
  void aBusyOneIsSkipped() {
    scene.store.thenBusy();
    CompletableFuture<@Nullable Object> result =
        scene.stage(LockScene.plan().onBusy(OnBusy.SKIP).waitFor("0ms"), "k", this::body);
    scene.runTasks();
    assertThat(result).isCompletedWithValue(null);
    assertThat(ran).isEmpty();
  }

  @Test
  void waitingEndsWithWaitFor() {
    for (int i = 0; i < 100; i++) {
      scene.store.thenBusy();
    }
    CompletableFuture<@Nullable Object> result = start();
    for (int i = 0; i < 100; i++) {
      scene.clock.pass(Duration.ofMillis(151));
      scene.runTasks();
    }
    assertThatThrownBy(result::join).hasCauseInstanceOf(LockUnavailableException.class);
    assertThat(scene.clock.pending()).isZero();
  }

  @Test
  void anExecutorThatTakesNothingDoesNotStrandACall() throws Exception {
    FakeLockStore store = new FakeLockStore();
    CompletableFuture<AcquireReply> reply = store.thenLater();
    LockEnvironment environment =
        new LockEnvironment(
            "me",
            new HolderNames("1@here"),
            scene.clock,
            new SureExecutor(
                task -> {
                  throw new RejectedExecutionException("shut down");
                }),
            new Settings(List.of(new LockSchema())),
            new Listeners());
    LockService service = new LockService(environment, new Coordinators(environment, List::of));
    service.coordinators().use("", context -> store);
    CompletableFuture<Holding> acquired =
        service.acquireAsync("m", LockRequest.of(LockKeys.constant("k")));
    reply.complete(store.grant());
    acquired.get().leave(true, true);
  }

  @Test
  void anInterruptionOfOursInTheBodyIsTheLossThatItIsFor() {
    CompletableFuture<@Nullable Object> result =
        scene.stage(
            LockScene.plan().onLost(OnLost.INTERRUPT),
            "k",
            () -> {
              scene.clock.late(Duration.ofSeconds(10));
              LockHandle.current().isHeld();
              return new CompletableFuture<>().get();
            });
    assertThat(result)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(LockLostException.class)
        .satisfies(
            e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(InterruptedException.class));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
