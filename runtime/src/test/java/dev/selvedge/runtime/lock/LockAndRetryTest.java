package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.retry.RetryPlan;
import dev.selvedge.runtime.retry.WovenRetry;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A method with both annotations: the lock is taken within each attempt. */
class LockAndRetryTest {
  private final LockScene scene = new LockScene();
  private final RetryPlan retries =
      RetryPlan.of(LockAndRetryTest.class, "com.acme.Billing", "charge()")
          .maxAttempts(3)
          .delay("1ms")
          .build();
  private final List<Long> tokens = new ArrayList<>();

  @AfterEach
  void nothingIsLeft() {
    assertThat(scene.isIdle()).isTrue();
  }

  /** As the woven method does. */
  private void call(Callable<?> body) throws Exception {
    int sequence = WovenRetry.sequence();
    Object call = null;
    while (true) {
      try {
        scene.call(
            LockScene.plan().waitFor("0ms"),
            "k",
            () -> {
              tokens.add(LockHandle.current().token());
              return body.call();
            });
        if (call != null) {
          WovenRetry.succeeded(call);
        }
        return;
      } catch (Exception thrown) {
        call = WovenRetry.failed(call, retries, sequence, thrown);
        if (call == null) {
          throw thrown;
        }
      }
    }
  }

  @Test
  void everyAttemptHasATokenOfItsOwnAndNoneIsHeldBetween() throws Exception {
    call(
        () -> {
          if (tokens.size() < 3) {
            throw new IllegalStateException("again");
          }
          return null;
        });
    assertThat(tokens).containsExactly(101L, 102L, 103L);
    assertThat(scene.store.log)
        .containsExactly(
            "acquire k", "release k", "acquire k", "release k", "acquire k", "release k");
  }

  @Test
  void aLostLockIsNotRetried() {
    assertThatThrownBy(
            () ->
                call(
                    () -> {
                      scene.store.thenRenews(
                          () -> CompletableFuture.completedFuture(List.of(RenewReply.LOST)));
                      scene.clock.pass(Duration.ofSeconds(4));
                      return null;
                    }))
        .isInstanceOf(LockLostException.class);
    assertThat(tokens).hasSize(1);
  }

  @Test
  void aBusyLockIsNotRetriedForWaitForIsTheTimeToWait() {
    scene.store.thenBusy();
    assertThatThrownBy(() -> call(() -> null)).isInstanceOf(LockUnavailableException.class);
    assertThat(scene.store.asked).hasSize(1);
  }

  @Test
  void anInvalidKeyIsNotRetried() {
    assertThatThrownBy(
            () ->
                call(
                    () -> {
                      throw new InvalidLockKeyException("null");
                    }))
        .isInstanceOf(InvalidLockKeyException.class);
    assertThat(tokens).hasSize(1);
  }

  @Test
  void aStoreThatIsDownIsRetried() throws Exception {
    scene.store.thenFails();
    call(() -> null);
    assertThat(scene.store.asked).hasSize(2);
    assertThat(tokens).containsExactly(101L);
  }
}
