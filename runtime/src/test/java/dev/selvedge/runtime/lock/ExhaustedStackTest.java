package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Wherever a thread runs out of stack, no lock may stay behind: it would be renewed for good. */
class ExhaustedStackTest {
  private static final int WARM_UPS = 20;

  private final LockScene scene = new LockScene();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger overflows = new AtomicInteger();
  private final AtomicInteger unfinished = new AtomicInteger();

  @Test
  void locksInABlock() throws Exception {
    atEveryDepth(
        () -> {
          try (LockHandle lock = scene.locks.acquire("k")) {
            taken.incrementAndGet();
          }
        });
  }

  @Test
  void stages() throws Exception {
    CompletableFuture<String> done = CompletableFuture.completedFuture("done");
    LockPlan plan = LockScene.plan().build();
    LockKeys keys = LockKeys.constant("k");
    atEveryDepth(
        () -> {
          boolean isDone =
              new LockedStage(scene.service, plan, () -> done).start(() -> keys).isDone();
          (isDone ? taken : unfinished).incrementAndGet();
        });
  }

  @Test
  void wrappedWork() throws Exception {
    LockHandle lock = scene.locks.acquireAsync(LockRequest.of("k")).toCompletableFuture().join();
    Runnable work = lock.wrap(taken::incrementAndGet);
    atEveryDepth(work, () -> lock.close());
  }

  private void atEveryDepth(Runnable action) throws Exception {
    atEveryDepth(action, () -> {});
  }

  private void atEveryDepth(Runnable action, Runnable last) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      action.run(); // classes are loaded
    }
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                descend(action, 600);
                last.run();
                assertThat(scene.isIdle()).isTrue();
              } catch (Throwable e) {
                failure.set(e);
              }
            },
            "deep",
            512 * 1024);
    thread.start();
    thread.join();
    assertThat(failure).hasValue(null);
    assertThat(unfinished).hasValue(0);
    assertThat(taken).hasPositiveValue();
    assertThat(overflows).hasPositiveValue();
  }

  /** Runs the action at the deepest levels, one after the other. */
  @SuppressWarnings("InfiniteRecursion") // until the stack is exhausted
  private int descend(Runnable action, int levels) {
    int left;
    try {
      left = descend(action, levels);
    } catch (StackOverflowError e) {
      left = levels;
    }
    if (left > 0) {
      try {
        action.run();
      } catch (StackOverflowError e) {
        overflows.incrementAndGet();
      }
    }
    return left - 1;
  }
}
