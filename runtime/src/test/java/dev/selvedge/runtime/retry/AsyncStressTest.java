package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Jitter;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.SystemTime;
import dev.selvedge.runtime.internal.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Real threads race cancelling, completing from outside, and a failing executor with attempts. */
@Timeout(120)
class AsyncStressTest {
  private static final int CALLS = 3_000;

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final ExecutorService attempts = Executors.newFixedThreadPool(3);
  private final ExecutorService cancellers = Executors.newFixedThreadPool(2);
  private final Set<String> codeOnTimer = ConcurrentHashMap.newKeySet();
  private final List<Resource> rejected = new CopyOnWriteArrayList<>();
  private volatile Thread timerThread = Thread.currentThread();

  @AfterEach
  void stop() throws InterruptedException {
    for (ExecutorService each : List.of(timer, attempts, cancellers)) {
      each.shutdownNow();
      assertThat(each.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @RepeatedTest(3)
  void everyCallEndsAndNothingIsLeftBehind() throws Exception {
    timer.setRemoveOnCancelPolicy(true);
    timerThread = timer.submit(Thread::currentThread).get();
    RetryPlan plan =
        RetryPlan.of(AsyncStressTest.class, "com.acme.Billing", "fetch(long)")
            .maxAttempts(4)
            .delay("1us")
            .jitter(Jitter.FULL)
            .budget("shared")
            .build(environment());
    SplittableRandom random = new SplittableRandom(11);
    List<CompletableFuture<Object>> results = new ArrayList<>();
    List<Future<?>> cancels = new ArrayList<>();

    for (int i = 0; i < CALLS; i++) {
      SplittableRandom own = random.split();
      CompletableFuture<Object> result =
          requireNonNull(
                  Woven.async(
                      plan,
                      () -> attempt(own),
                      new Woven.Extras<Object>().retryIf(r -> r instanceof Resource)))
              .toCompletableFuture();
      result.whenComplete(
          (value, failure) -> {
            if (Thread.currentThread().equals(timerThread)) {
              codeOnTimer.add("a dependent of the result");
            }
          });
      results.add(result);
      if (random.nextBoolean()) {
        int spin = random.nextInt(2_000);
        cancels.add(
            cancellers.submit(
                () -> {
                  for (int s = 0; s < spin; s++) {
                    Thread.onSpinWait();
                  }
                  return result.cancel(true);
                }));
      }
    }
    for (Future<?> cancel : cancels) {
      cancel.get();
    }
    for (CompletableFuture<Object> result : results) {
      assertThat(result.handle((value, failure) -> "ended")).succeedsWithin(60, TimeUnit.SECONDS);
    }

    timer.submit(() -> {}).get();
    assertThat(timer.getQueue()).isEmpty();
    assertThat(codeOnTimer).isEmpty();
    for (Resource each : rejected) {
      assertThat(each.closed()).isLessThanOrEqualTo(1);
    }
  }

  private CompletableFuture<Object> attempt(SplittableRandom random) {
    if (Thread.currentThread().equals(timerThread)) {
      codeOnTimer.add("an attempt");
    }
    CompletableFuture<Object> stage = new CompletableFuture<>();
    int fate = random.nextInt(5);
    if (fate == 0) {
      throw Body.<RuntimeException>sneaky(new IOException("thrown"));
    }
    if (fate == 1) {
      Resource resource = new Resource();
      rejected.add(resource);
      stage.complete(resource);
    } else if (fate == 2) {
      stage.complete("ok");
    } else {
      attempts.execute(() -> stage.completeExceptionally(new IOException("failed")));
    }
    return stage;
  }

  private RetryEnvironment environment() {
    TimeSource time =
        new TimeSource() {
          @Override
          public long nanoTime() {
            return SystemTime.INSTANCE.nanoTime();
          }

          @Override
          public void sleep(long nanos) {
            throw new AssertionError("asynchronous calls never sleep");
          }

          @Override
          public Future<?> schedule(Runnable task, long nanos) {
            return timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
          }
        };
    AtomicInteger handedOver = new AtomicInteger();
    return new RetryEnvironment(
        time,
        ThreadLocalRandom::current,
        new Settings(List.of(new RetrySchema())),
        new Listeners(),
        task -> {
          if (handedOver.incrementAndGet() % 50 == 0) {
            throw new IllegalStateException("refused");
          }
          attempts.execute(task);
        },
        new RetryBudgets(time));
  }
}
