package dev.selvedge.benchmarks.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContestResultTest {

  private static final RedisUsage USED = new RedisUsage(12, 30, 5);

  @Test
  void adds_up_what_the_processes_saw() {
    List<String> first = List.of("0 1000", "0 3000", "1 2000", "others 1");
    List<String> second = List.of("1 9000", "0 5000", "1 7000", "others 2");

    ContestResult result = ContestResult.of(List.of(first, second), 2, 2.0, USED);

    assertThat(result).isEqualTo(new ContestResult(3.0, 2.0, 5.0, 5.0, 9.0, 0.5, 1.0, 2.0));
  }

  @Test
  void a_process_that_never_got_the_lock_shows() {
    ContestResult result =
        ContestResult.of(List.of(List.of("0 1000", "others 0"), List.of("others 0")), 1, 1, USED);

    assertThat(result.processShare()).isInfinite();
  }

  @Test
  void a_turn_without_any_handoff_is_no_result() {
    assertThatThrownBy(() -> ContestResult.of(List.of(List.of("others 0")), 1, 1.0, USED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nobody got the lock within 1.0 s");
  }
}
