package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Many at once. */
interface StormTests extends Harnessed {

  @Test
  default void ofManyThreadsOfManyProcessesOneHoldsAtATime() throws Exception {
    String key = harness().key();
    GuardedCounter counter = new GuardedCounter();
    int rounds = 25;
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      StoreClient client = harness().client();
      boolean queued = i % 2 == 0;
      threads.add(
          () -> {
            for (int round = 0; round < rounds; round++) {
              Claim claim = client.claim(key);
              Hold hold = (queued ? claim.queued() : claim).await();
              counter.increment();
              assertThat(client.release(hold)).isTrue();
            }
            return null;
          });
    }

    run(threads);

    assertThat(counter.overlaps()).isZero();
    assertThat(counter.value()).isEqualTo(8 * rounds);
  }

  @Test
  default void inAStormOfTakingReleasingAndDyingTokensRiseAndNoTwoHold() throws Exception {
    String key = harness().key();
    GrantHistory history = new GrantHistory();
    int rounds = 25;
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      StoreClient client = harness().client();
      int offset = i;
      threads.add(
          () -> {
            for (int round = 0; round < rounds; round++) {
              stormRound(client, key, history, round * 7 + offset);
            }
            return null;
          });
    }

    run(threads);

    assertThat(history.size()).isGreaterThan(rounds);
    assertThat(history.fault()).isEmpty();
    harness().client().claim(key).await();
  }

  /** Most release, some die, some withdraw, some keep the key, some ask a second time. */
  private static void stormRound(StoreClient client, String key, GrantHistory history, int kind)
      throws InterruptedException {
    Duration brief = Duration.ofMillis(150);
    switch (kind % 10) {
      case 0 -> { // dies at once
        Hold hold = client.claim(key).lease(brief).await();
        long now = history.now();
        history.add(hold.token(), now, now);
      }
      case 1 -> { // gives up, be it granted or not
        Claim claim = client.claim(key).queued();
        claim.ask();
        claim.withdraw();
      }
      case 2 -> {
        Claim claim = client.claim(key).queued();
        Hold hold = claim.await();
        long entered = history.now();
        assertThat(claim.take().token()).isEqualTo(hold.token());
        history.add(hold.token(), entered, history.now());
        client.release(hold);
      }
      case 3 -> {
        Hold hold = client.claim(key).await();
        history.add(hold.token(), history.now(), history.now());
        client.release(hold, Duration.ofMillis(20));
      }
      default -> {
        Hold hold = client.claim(key).queued().await();
        long entered = history.now();
        LockSupport.parkNanos(50_000);
        history.add(hold.token(), entered, history.now());
        assertThat(client.release(hold)).isTrue();
      }
    }
  }

  @Test
  default void readersAndWritersInAStormNeverMeet() throws Exception {
    String key = harness().key();
    AtomicInteger readers = new AtomicInteger();
    AtomicInteger writers = new AtomicInteger();
    AtomicInteger meetings = new AtomicInteger();
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      StoreClient client = harness().client();
      boolean writes = i % 3 == 0;
      threads.add(
          () -> {
            for (int round = 0; round < 20; round++) {
              Claim claim = client.claim(key).queued();
              Hold hold = (writes ? claim : claim.shared()).await();
              AtomicInteger mine = writes ? writers : readers;
              mine.incrementAndGet();
              if (writers.get() > 1 || (writers.get() > 0 && readers.get() > 0)) {
                meetings.incrementAndGet();
              }
              LockSupport.parkNanos(50_000);
              mine.decrementAndGet();
              assertThat(client.release(hold)).isTrue();
            }
            return null;
          });
    }

    run(threads);

    assertThat(meetings).hasValue(0);
  }

  @Test
  default void whereRequestsAreOrderedAKeyCanBeAskedForBeforeTheReplyToItsRelease() {
    StoreClient client = harness().client();
    if (!client.store().ordered()) {
      return; // less is promised
    }
    String key = harness().key();
    Hold hold = client.claim(key).take();
    for (int i = 0; i < 500; i++) {
      Claim next = client.claim(key).unblocking();
      CompletionStage<Boolean> released = client.store().release(hold, Duration.ZERO, false);
      CompletionStage<AcquireReply> reply = client.store().acquire(next.request());

      assertThat(client.await(released)).isTrue();
      assertThat(client.await(reply)).isInstanceOf(Granted.class);
      hold = next.take();
    }
  }

  private void run(List<Callable<Void>> threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads.size());
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (Callable<Void> thread : threads) {
        all.add(pool.submit(thread));
      }
      for (Future<Void> each : all) {
        each.get(4 * harness().patience().toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      throw new AssertionError("one of the threads failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(10, TimeUnit.SECONDS);
    }
  }
}
