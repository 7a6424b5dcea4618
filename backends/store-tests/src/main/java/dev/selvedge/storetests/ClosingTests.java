package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Closing leaves nothing behind, and interrupted threads do no harm. */
interface ClosingTests extends Harnessed {

  @Test
  default void afterCloseAllCallsFailAndSayWhy() {
    StoreClient client = harness().client();
    Claim claim = client.claim(harness().key());
    Hold hold = claim.take();
    client.close();

    failsAsClosed(client.store().acquire(claim.request()));
    failsAsClosed(client.store().acquire(claim.unblocking().request()));
    failsAsClosed(client.store().renew(List.of(hold)));
    failsAsClosed(client.store().release(hold, Duration.ZERO, true));
    failsAsClosed(client.store().withdraw(claim.request()));
  }

  private void failsAsClosed(CompletionStage<?> stage) {
    assertThatThrownBy(
            () ->
                stage.toCompletableFuture().get(harness().patience().toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("closed");
  }

  @Test
  default void closingTwiceIsFine() {
    StoreClient client = harness().client();

    client.store().close();
    client.store().close();
  }

  @Test
  default void closingOneClientLeavesTheOthersAlone() {
    StoreClient staying = harness().client();
    StoreClient leaving = harness().client();
    Hold hold = staying.claim(harness().key()).take();
    leaving.claim(hold.key()).refused();

    leaving.close();

    harness().client().claim(hold.key()).refused();
    assertThat(staying.release(hold)).isTrue();
    staying.claim(hold.key()).take();
  }

  @Test
  default void closeEndsThreadsAndConnections() throws Exception {
    try (StoreClient warm = harness().client()) { // what is shared by all stores exists now
      warm.claim(harness().key()).take();
    }
    Set<Thread> before = storeThreads();
    OptionalLong connections = harness().subject().connections();
    StoreClient client = harness().client();
    String key = harness().key();
    Hold hold = client.claim(key).take();
    client.claim(key).queued().refused();
    client.release(hold);

    client.close();

    harness().await("its threads have ended, not " + left(before), () -> left(before).isEmpty());
    if (connections.isPresent()) {
      harness()
          .await(
              "its connections have ended",
              () -> harness().subject().connections().orElseThrow() <= connections.getAsLong());
    }
  }

  private Set<Thread> left(Set<Thread> before) {
    Set<Thread> left = storeThreads();
    left.removeAll(before);
    return left;
  }

  private Set<Thread> storeThreads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(
        thread ->
            thread.getName().startsWith(RecordingContext.THREADS)
                || harness().subject().mayLinger(thread));
    return threads;
  }

  @Test
  default void anInterruptedCallerKeepsItsFlagAndBreaksNothing() {
    StoreClient client = harness().client();
    Claim claim = client.claim(harness().key());

    whileInterrupted(() -> client.store().acquire(claim.request()));
    claim.withdraw();
    Hold hold = claim.take();
    whileInterrupted(() -> client.store().renew(List.of(hold)));
    whileInterrupted(() -> client.store().release(hold, Duration.ZERO, true));
    whileInterrupted(() -> client.store().withdraw(claim.request()));
    claim.withdraw();

    harness().client().claim(hold.key()).take();
    client.claim(harness().key()).take();
  }

  /** The reply may be a failure. */
  private void whileInterrupted(Supplier<CompletionStage<?>> call) {
    Thread.currentThread().interrupt();
    CompletionStage<?> stage = call.get();
    boolean flag = Thread.interrupted();
    assertThat(flag).as("the flag stays set").isTrue();
    try {
      stage.toCompletableFuture().get(harness().patience().toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isNotNull(); // unknown whether it took effect: allowed
    } catch (Exception e) {
      throw new AssertionError("no reply to an interrupted caller", e);
    }
  }

  @Test
  default void callersThatAreInterruptedAtAnyTimeLeaveNothingBehind() throws Exception {
    StoreClient client = harness().client();
    String key = harness().key();
    Thread victim = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                victim.interrupt();
                LockSupport.parkNanos(200_000);
              }
            });
    interrupter.start();
    try {
      for (int i = 0; i < 200; i++) {
        AcquireRequest request = client.claim(key).lease(Duration.ofSeconds(2)).queued().request();
        CompletionStage<?> asked = client.store().acquire(request);
        CompletionStage<?> withdrawn = asked.handle((reply, failure) -> 0);
        withdrawn.toCompletableFuture().join(); // not for this thread to be interrupted in
        Thread.interrupted();
        client.store().withdraw(request);
      }
    } finally {
      interrupter.interrupt();
      joinFirmly(interrupter);
    }

    harness().client().claim(key).await();
    client.claim(harness().key()).take();
  }

  private static void joinFirmly(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.interrupted(); // what it was there for
      }
    }
    Thread.interrupted();
  }
}
