package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LockHandleTest {
  private final LockScene scene = new LockScene();

  @AfterEach
  void nothingIsLeft() {
    scene.runTasks();
    assertThat(scene.isIdle()).isTrue();
  }

  @Test
  void remainingIsTheShortestAndNothingAfterTheRelease() {
    LockHandle lock = scene.locks.acquire(LockRequest.of("a", "b"));
    assertThat(lock.remaining()).isEqualTo(Duration.ofMillis(9_900));
    lock.close();
    assertThat(lock.remaining()).isZero();
    assertThat(lock.isHeld()).isFalse();
    assertThatThrownBy(lock::checkHeld)
        .isInstanceOf(LockLostException.class)
        .hasMessageContaining("given back already");
  }

  @Test
  void closingTwiceGivesBackOnce() {
    LockHandle lock = scene.locks.acquire("k");
    lock.close();
    lock.close();
    assertThat(scene.store.released).hasSize(1);
  }

  @Test
  void closingTwiceDoesNotEndTheNestedLock() {
    LockHandle outer = scene.locks.acquire("k");
    LockHandle inner = scene.locks.acquire("k");
    outer.close();
    outer.close();
    inner.checkHeld();
    inner.close();
    assertThat(scene.store.released).hasSize(1);
  }

  @Test
  void closingSaysWhenTheStoreHadGivenTheLockToAnother() {
    LockHandle lock = scene.locks.acquire(LockRequest.of("a", "b"));
    scene.store.thenReleases(() -> CompletableFuture.completedFuture(false)); // b's, the first
    assertThatThrownBy(lock::close)
        .isInstanceOf(LockLostException.class)
        .hasMessageContaining("no longer this holder's");
  }

  @Test
  void everyKeyHasItsToken() {
    try (LockHandle lock = scene.locks.acquire(LockRequest.of("a", "b"))) {
      assertThat(lock.token("a")).isEqualTo(101);
      assertThat(lock.token("b")).isEqualTo(102);
      assertThatThrownBy(lock::token)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("token(\"a\")");
      assertThatThrownBy(() -> lock.token("c")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void wrappedWorkKeepsTheLockUntilItIsDone() {
    LockHandle lock = scene.locks.acquire("k");
    lock.wrap(
            () -> {
              lock.close();
              assertThat(scene.store.released).isEmpty();
              assertThat(LockHandle.current().token()).isEqualTo(101);
            })
        .run();
    assertThat(scene.store.released).hasSize(1);
  }

  @Test
  void wrappedWorkFindsTheLockOnItsThread() throws Exception {
    List<Long> tokens = new ArrayList<>();
    try (LockHandle lock = scene.locks.acquire("k")) {
      Thread other =
          new Thread(
              lock.wrap(
                  () -> {
                    try (LockHandle nested = scene.locks.acquire("k")) {
                      tokens.add(nested.token());
                    }
                  }));
      other.start();
      other.join();
    }
    assertThat(tokens).containsExactly(101L);
    assertThat(scene.store.asked).hasSize(1);
  }

  @Test
  void wrappedWorkDoesNotRunAfterTheRelease() {
    LockHandle lock = scene.locks.acquire("k");
    Runnable late = lock.wrap(() -> scene.events.add("ran"));
    lock.close();
    assertThatThrownBy(late::run).isInstanceOf(LockLostException.class);
    assertThat(scene.events).doesNotContain("ran");
  }

  @Test
  void wrappedWorkDoesNotSucceedAfterALoss() {
    LockHandle lock = scene.locks.acquire("k");
    Runnable work =
        lock.wrap(
            () -> {
              scene.store.thenRenews(
                  () -> CompletableFuture.completedFuture(List.of(RenewReply.LOST)));
              scene.clock.pass(Duration.ofSeconds(4));
            });
    assertThatThrownBy(work::run).isInstanceOf(LockLostException.class);
    assertThatThrownBy(lock::close).isInstanceOf(LockLostException.class);
  }

  @Test
  void theCurrentOneIsTheInnermost() {
    assertThat(LockHandle.find()).isEmpty();
    try (LockHandle outer = scene.locks.acquire("a")) {
      try (LockHandle inner = scene.locks.acquire("b")) {
        assertThat(LockHandle.current().keys()).containsExactly("b");
      }
      assertThat(LockHandle.current().keys()).containsExactly("a");
      assertThat(outer).isEqualTo(LockHandle.current());
    }
    assertThatThrownBy(LockHandle::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no lock is held");
  }

  @Test
  void locksClosedOutOfOrderAreNotCurrentAnyMore() {
    LockHandle a = scene.locks.acquire("a");
    LockHandle b = scene.locks.acquire("b");
    a.close();
    assertThat(LockHandle.current().keys()).containsExactly("b");
    b.close();
    assertThat(LockHandle.find()).isEmpty();
    assertThat(LockScope.isEmpty()).isTrue();
  }

  @Test
  void locksPassedHandOverHandLeaveNoTrail() {
    LockHandle held = scene.locks.acquire("k0");
    for (int i = 1; i < 1_000; i++) {
      LockHandle next = scene.locks.acquire("k" + i);
      held.close();
      held = next;
    }
    assertThat(LockScope.depth()).isLessThan(4);
    held.close();
  }
}
