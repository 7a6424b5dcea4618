package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingTimeTest {

  private final WaitingTime times = new WaitingTime();

  @Test
  void timesAreAddedUpAndTheLongestIsKept() {
    times.add(Duration.ofMillis(30));
    times.add(Duration.ofMillis(50));
    times.add(Duration.ofMillis(20));

    assertThat(times.total()).isEqualTo(Duration.ofMillis(100));
    assertThat(times.longest()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void theOrdinaryCostOfACallIsNoWait() {
    times.add(WaitingTime.NOTICED.minusNanos(1));
    times.add(WaitingTime.NOTICED);

    assertThat(times.noticed()).isEqualTo(1);
  }

  @Test
  void theTimesOfSeveralBuyersAreThoseOfABranch() {
    WaitingTime other = new WaitingTime();
    times.add(Duration.ofMillis(30));
    other.add(Duration.ofMillis(50));

    times.add(other);

    assertThat(times.total()).isEqualTo(Duration.ofMillis(80));
    assertThat(times.longest()).isEqualTo(Duration.ofMillis(50));
    assertThat(times.noticed()).isEqualTo(2);
  }
}
