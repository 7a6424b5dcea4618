package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What is kept does not grow with the number of keys that were ever used. */
interface BoundedTests extends Harnessed {

  @Test
  default void manyKeysUsedOnceLeaveLittleBehindAndNoTokenGoesBack() throws Exception {
    OptionalLong before = harness().subject().count();
    StoreClient client = harness().client();
    Hold early = client.claim(harness().key()).take();
    client.release(early);
    AtomicLong granted = new AtomicLong();
    int keys = harness().subject().distinctKeys();
    Duration brief = Duration.ofMillis(300);

    manyAtOnce(keys, number -> once(client, number, brief, granted));

    assertThat(granted.get()).isEqualTo(keys);
    if (before.isPresent()) {
      long bound = before.getAsLong() + harness().subject().countBound();
      harness()
          .await(
              "what is kept is at most " + bound,
              () -> {
                client.release(client.claim(harness().key()).take()); // gives a reason to tidy up
                return harness().subject().count().orElseThrow() <= bound;
              });
    }
    assertThat(client.claim(early.key()).take().token()).isGreaterThan(early.token());
  }

  @Test
  default void manyWaitersThatGiveUpLeaveLittleBehind() throws Exception {
    OptionalLong before = harness().subject().count();
    StoreClient client = harness().client();
    Hold hold = client.claim(harness().key()).take();
    for (int i = 0; i < 300; i++) {
      Claim waiting = client.claim(hold.key()).queued();
      waiting.refused();
      waiting.withdraw();
    }
    client.release(hold);

    client.release(client.claim(hold.key()).take());
    if (before.isPresent()) {
      assertThat(harness().subject().count().orElseThrow())
          .isLessThanOrEqualTo(before.getAsLong() + harness().subject().countBound());
    }
  }

  /** Takes a key that nobody takes again, and gives it back or, one time in ten, does not. */
  private CompletionStage<?> once(
      StoreClient client, int number, Duration brief, AtomicLong granted) {
    Claim claim = client.claim(harness().key()).unblocking();
    boolean forgotten = number % 10 == 0;
    AcquireRequest request = (forgotten ? claim.lease(brief) : claim).request();
    return client
        .store()
        .acquire(request)
        .thenCompose(reply -> back(client, request, reply, forgotten, granted));
  }

  private CompletionStage<Boolean> back(
      StoreClient client,
      AcquireRequest request,
      AcquireReply reply,
      boolean forgotten,
      AtomicLong granted) {
    if (!(reply instanceof Granted grant)) {
      return CompletableFuture.completedFuture(false);
    }
    granted.incrementAndGet();
    return forgotten
        ? CompletableFuture.completedFuture(true)
        : client
            .store()
            .release(
                new Hold(
                    request.key(), request.owner(), request.mode(), request.lease(), grant.token()),
                Duration.ZERO,
                false);
  }

  private void manyAtOnce(int times, IntFunction<CompletionStage<?>> action)
      throws InterruptedException {
    int most = 64;
    Semaphore room = new Semaphore(most);
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < times && failures.isEmpty(); i++) {
      room.acquire();
      action
          .apply(i)
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  failures.add(failure);
                }
                room.release();
              });
    }
    assertThat(room.tryAcquire(most, harness().patience().toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(failures).isEmpty();
  }
}
