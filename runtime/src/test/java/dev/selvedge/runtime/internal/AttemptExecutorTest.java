package dev.selvedge.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptExecutorTest {
  private final AttemptExecutor executor = AttemptExecutor.INSTANCE;

  @AfterEach
  void backToTheDefault() {
    executor.choose(null);
  }

  @Test
  void anExecutorThatRunsOnTheGivingThreadMayDoSo() throws Exception {
    executor.choose(Runnable::run);
    CompletableFuture<Thread> ran = new CompletableFuture<>();

    executor.execute(() -> ran.complete(Thread.currentThread()));

    assertThat(ran.get(30, TimeUnit.SECONDS)).isSameAs(Thread.currentThread());
  }

  @Test
  void butNotOnTheTimer() throws Exception {
    executor.choose(Runnable::run);
    CompletableFuture<Boolean> ranOnTimer = new CompletableFuture<>();
    CompletableFuture<Boolean> gaveOnTimer = new CompletableFuture<>();

    SystemTime.INSTANCE.schedule(
        () -> {
          gaveOnTimer.complete(SystemTime.isTimer());
          executor.execute(() -> ranOnTimer.complete(SystemTime.isTimer()));
        },
        0);

    assertThat(gaveOnTimer.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ranOnTimer.get(30, TimeUnit.SECONDS)).isFalse();
  }
}
