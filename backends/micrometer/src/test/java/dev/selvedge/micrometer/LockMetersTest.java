package dev.selvedge.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SelvedgeMetrics metrics = new SelvedgeMetrics();

  @BeforeEach
  void bind() {
    metrics.bindTo(registry);
  }

  @AfterEach
  void close() {
    metrics.close();
    registry.close();
  }

  @Test
  void aLockIsTimedWhileItIsWaitedForAndWhileItIsHeld() {
    try (LockHandle lock = Selvedge.locks().acquire("meters")) {
      assertThat(registry.get("selvedge.lock.waited").timer().count()).isEqualTo(1);
    }

    assertThat(registry.get("selvedge.lock.held").timer().count()).isEqualTo(1);
  }

  @Test
  void aBusyLockCountsAsRefused() {
    try (LockHandle lock = Selvedge.locks().acquire("meters")) {
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () -> Selvedge.locks().acquire(LockRequest.of("meters").waitFor(Duration.ZERO)));

      assertThatThrownBy(other::get).hasMessageContaining("lock 'meters'");
    }

    assertThat(
            registry
                .get("selvedge.lock.refused")
                .tag("reason", "LockUnavailableException")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void keysAreNoTags() {
    Selvedge.locks().acquire("secret-customer").close();

    assertThat(registry.getMeters())
        .isNotEmpty()
        .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("customer"));
  }
}
