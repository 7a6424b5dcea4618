package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BranchResultTest {

  @Test
  void aResultIsReadAsItWasWritten() {
    BranchResult result =
        new BranchResult(2, 70, 129, 1, 140, Duration.ofNanos(1234567890), Duration.ofMillis(41));

    assertThat(BranchResult.parse(result.line())).isEqualTo(result);
  }
}
