package dev.selvedge.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SystemTimeTest {
  private final SystemTime time = SystemTime.INSTANCE;

  @AfterEach
  void leaveNoInterrupt() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000, 150_000, 999_999, 1_500_000})
  void neverSleepsShorterThanAskedFor(long nanos) throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      time.sleep(nanos);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(nanos);
    }
  }

  @Test
  void noTimeIsNoSleep() throws InterruptedException {
    Thread.currentThread().interrupt();

    time.sleep(0);
    time.sleep(-1);

    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void anInterruptedThreadDoesNotSleep() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(Long.MAX_VALUE)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anInterruptEndsTheSleep() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread sleeper =
        new Thread(
            () -> {
              started.countDown();
              try {
                time.sleep(Long.MAX_VALUE);
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    sleeper.start();
    started.await();

    sleeper.interrupt();
    sleeper.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void scheduledTasksRunOnTheOneDaemonTimer() throws Exception {
    AtomicReference<Thread> first = new AtomicReference<>();
    AtomicReference<Thread> second = new AtomicReference<>();

    time.schedule(() -> first.set(Thread.currentThread()), 1_000).get(30, TimeUnit.SECONDS);
    time.schedule(() -> second.set(Thread.currentThread()), 0).get(30, TimeUnit.SECONDS);

    assertThat(first.get()).matches(Thread::isDaemon);
    assertThat(second.get()).isSameAs(first.get());
  }

  @Test
  void aCancelledTaskDoesNotRun() throws Exception {
    AtomicReference<String> ran = new AtomicReference<>("no");
    Future<?> cancelled = time.schedule(() -> ran.set("yes"), 3_600_000_000_000L);

    assertThat(cancelled.cancel(false)).isTrue();
    time.schedule(() -> {}, 0).get(30, TimeUnit.SECONDS);

    assertThat(ran).hasValue("no");
  }

  @Test
  void anIdleTimerEndsItsThreadAndStartsAnotherWhenNeeded() throws Exception {
    ScheduledThreadPoolExecutor timer =
        SystemTime.timer(new DaemonThreads("test-timer"), 1, TimeUnit.NANOSECONDS);
    Thread first = timer.submit(Thread::currentThread).get(30, TimeUnit.SECONDS);

    first.join();

    Thread second = timer.submit(Thread::currentThread).get(30, TimeUnit.SECONDS);
    assertThat(second).isNotSameAs(first);
    timer.shutdown();
  }
}
