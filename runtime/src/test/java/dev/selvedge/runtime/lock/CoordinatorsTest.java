package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.LogCapture;
import dev.selvedge.runtime.lock.local.LocalLockStoreProvider;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How calls come by their store. The store of these tests is at {@code test:}. */
class CoordinatorsTest {
  private final Settings settings = new Settings(List.of(new LockSchema()));
  private final ExecutorService single = Executors.newSingleThreadExecutor();
  private final FakeLockStore store = new FakeLockStore();
  private final AtomicInteger openings = new AtomicInteger();
  private volatile int failures;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final LockStoreProvider provider =
      new LockStoreProvider() {
        @Override
        public boolean accepts(String url) {
          return url.startsWith("test:");
        }

        @Override
        public LockStore open(String url, StoreContext context) {
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          if (openings.incrementAndGet() <= failures) {
            throw new IllegalStateException("cannot log in with " + url);
          }
          return store;
        }
      };
  private final LockService service = service();
  private final Locks locks = new ProcessLocks(service);

  private LockService service() {
    LockEnvironment environment =
        new LockEnvironment(
            "me", new HolderNames("1@here"), LockClock.SYSTEM, single, settings, new Listeners());
    return new LockService(
        environment,
        new Coordinators(environment, () -> List.of(new LocalLockStoreProvider(), provider)));
  }

  @AfterEach
  void stop() throws Exception {
    gate.countDown();
    single.shutdownNow();
    assertThat(single.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void unsetIsLocalWithOneWarning() {
    try (LogCapture log = LogCapture.of(Coordinators.class)) {
      try (LockHandle lock = locks.acquire("k")) {
        assertThat(lock.store()).isEqualTo("local");
      }
      locks.acquire("k").close();
      assertThat(log.messages()).singleElement().asString().contains("SV321");
    }
  }

  @Test
  void aNameThatIsNotSetUpIsAnError() {
    assertThatThrownBy(() -> locks.acquire(LockRequest.of("k").coordinator("ledger")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV322")
        .hasMessageContaining("selvedge.coordinator.ledger");
  }

  @Test
  void aSchemeThatNobodyKnowsIsAnErrorWithoutThePassword() {
    settings.set("selvedge.coordinator", "redid://user:secret@host");
    assertThatThrownBy(() -> locks.acquire("k"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV323")
        .hasMessageContaining("redid://")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aStoreThatComesUpWithinWaitForIsUsed() {
    settings.set("selvedge.coordinator", "test:");
    failures = 1;
    try (LockHandle lock = locks.acquire("k")) {
      assertThat(lock.store()).isEqualTo("fake");
    }
    assertThat(openings).hasValue(2);
  }

  @Test
  void aStoreThatStaysDownIsUnavailableWithoutThePassword() {
    settings.set("selvedge.coordinator", "test://user:secret@host");
    failures = Integer.MAX_VALUE;
    assertThatThrownBy(() -> locks.acquire(LockRequest.of("k").waitFor(Duration.ZERO)))
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aStoreThatIsStillBeingTriedWhenTimeIsUpIsNamedWithWhatItSaidLast() {
    settings.set("selvedge.coordinator", "test://user:secret@host");
    failures = Integer.MAX_VALUE;
    LockRequest impatient = LockRequest.of("k").waitFor(Duration.ZERO);
    assertThatThrownBy(() -> locks.acquire(impatient)).hasMessageContaining("cannot log in");
    gate = new CountDownLatch(1);
    assertThatThrownBy(() -> locks.acquire(impatient))
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("selvedge.coordinator 'test://***@host' could not be opened within")
        .hasMessageContaining("the last attempt ended with: ")
        .hasMessageContaining("cannot log in")
        .hasMessageNotContaining("secret")
        .hasCauseInstanceOf(LockStoreUnavailableException.class);
  }

  @Test
  void aStoreThatPromisesTooLittleIsAnError() {
    settings.set("selvedge.coordinator", "test:");
    store.guarantee = Guarantee.ADVISORY;
    assertThatThrownBy(() -> locks.acquire("k"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SV324");
    assertThatThrownBy(() -> locks.acquireAsync(LockRequest.of("k")).toCompletableFuture().join())
        .hasCauseInstanceOf(InvalidSettingException.class);
    locks.acquire(LockRequest.of("k").require(Guarantee.ADVISORY)).close();
  }

  @Test
  void theProgramMayBringItsOwn() {
    settings.set("selvedge.coordinator", "local");
    locks.acquire("k").close();
    locks.use("", context -> store);
    try (LockHandle lock = locks.acquire("k")) {
      assertThat(lock.store()).isEqualTo("fake");
    }
  }

  @Test
  void manyRacingCallersOpenItOnceThoughTheExecutorHasOneThread() {
    settings.set("selvedge.coordinator", "test:");
    gate = new CountDownLatch(1);
    List<CompletableFuture<LockHandle>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(locks.acquireAsync(LockRequest.of("k" + i)).toCompletableFuture());
    }
    CompletableFuture<Void> onTheExecutor =
        CompletableFuture.runAsync(() -> locks.acquire("k").close(), single);
    gate.countDown();
    onTheExecutor.join();
    all.forEach(one -> one.join().close());
    assertThat(openings).hasValue(1);
  }

  @Test
  void cancelledWhileTheStoreIsOpenedNothingIsAskedFor() {
    settings.set("selvedge.coordinator", "test:");
    gate = new CountDownLatch(1);
    CompletableFuture<LockHandle> cancelled =
        locks.acquireAsync(LockRequest.of("k")).toCompletableFuture();
    CompletableFuture<LockHandle> other =
        locks.acquireAsync(LockRequest.of("other")).toCompletableFuture();
    cancelled.cancel(false);
    gate.countDown();
    other.join().close();
    CompletableFuture.runAsync(() -> {}, single).join(); // what was to come has come
    assertThat(store.asked).extracting(asked -> asked.key()).containsExactly("other");
  }

  @Test
  void namesThatLeadToOneUrlAreOneStoreAndACallNestedUnderTheOtherNameHoldsTheLock() {
    settings.set("selvedge.coordinator.one", "test:");
    settings.set("selvedge.coordinator.two", " test: ");
    LockRequest request = LockRequest.of("k").waitFor(Duration.ZERO);
    try (LockHandle outer = locks.acquire(request.coordinator("one"));
        LockHandle inner = locks.acquire(request.coordinator("two"))) {
      assertThat(inner.token()).isEqualTo(outer.token());
    }
    assertThat(openings).hasValue(1);
  }

  @Test
  void aStageNestedUnderAnotherNameOfTheStoreHoldsTheLock() throws Exception {
    settings.set("selvedge.coordinator.one", "test:");
    settings.set("selvedge.coordinator.two", "test:");
    try (LockHandle outer = locks.acquire(LockRequest.of("k").coordinator("one"))) {
      LockedStage inner =
          new LockedStage(
              service,
              LockScene.plan().coordinator("two").waitFor("0ms").build(),
              () -> CompletableFuture.completedFuture(LockHandle.current().token()));
      assertThat(inner.start(() -> LockKeys.constant("k")).get()).isEqualTo(outer.token());
    }
  }

  @Test
  void aUrlThatCouldNotBeOpenedUnderOneNameIsTriedAgainUnderAnother() {
    settings.set("selvedge.coordinator.one", "test:");
    settings.set("selvedge.coordinator.two", "test:");
    failures = 1;
    LockRequest request = LockRequest.of("k").waitFor(Duration.ZERO);
    assertThatThrownBy(() -> locks.acquire(request.waitFor(Duration.ZERO).coordinator("nobody")))
        .isInstanceOf(InvalidSettingException.class);
    locks.acquire(LockRequest.of("k").coordinator("one")).close();
    locks.acquire(request.coordinator("two")).close();
    assertThat(openings).hasValue(2);
  }
}
