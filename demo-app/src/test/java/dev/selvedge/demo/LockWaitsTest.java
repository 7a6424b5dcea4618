package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.event.LockAcquired;
import dev.selvedge.runtime.event.LockRefused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockWaitsTest {

  private final LockWaits waits = new LockWaits();

  @Test
  void waitsAreAddedUpAndTheLongestIsKept() {
    granted(Duration.ofMillis(30));
    granted(Duration.ofMillis(50));
    granted(Duration.ofMillis(20));

    assertThat(waits.total()).isEqualTo(Duration.ofMillis(100));
    assertThat(waits.longest()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void waitingInVainIsWaiting() {
    waits.lockRefused(
        new LockRefused("m", "k", Duration.ofMillis(50), new IllegalStateException("busy")));

    assertThat(waits.longest()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void theOrdinaryCostOfALockIsNoWait() {
    granted(LockWaits.NOTICED.minusNanos(1));
    granted(LockWaits.NOTICED);

    assertThat(waits.noticed()).isEqualTo(1);
  }

  private void granted(Duration waited) {
    waits.lockAcquired(new LockAcquired("m", "k", 1, waited));
  }
}
