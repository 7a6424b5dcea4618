package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailurePlanTest {

  @Test
  void theSameSeedGivesTheSameFailures() {
    assertThat(firstAttempts(new FailurePlan(7, 0.5)))
        .isEqualTo(firstAttempts(new FailurePlan(7, 0.5)));
  }

  @Test
  void anotherSeedGivesOtherFailures() {
    assertThat(firstAttempts(new FailurePlan(7, 0.5)))
        .isNotEqualTo(firstAttempts(new FailurePlan(8, 0.5)));
  }

  @Test
  void theFailuresOfASeedStayTheSameFromReleaseToRelease() {
    assertThat(firstAttempts(new FailurePlan(42, 0.5)).subList(0, 8))
        .containsExactly(
            Behaviour.STALL,
            Behaviour.ANSWER,
            Behaviour.ANSWER,
            Behaviour.ANSWER,
            Behaviour.ANSWER,
            Behaviour.REFUSE,
            Behaviour.ANSWER,
            Behaviour.STALL);
  }

  @Test
  void atRateZeroNothingFails() {
    assertThat(firstAttempts(new FailurePlan(7, 0))).containsOnly(Behaviour.ANSWER);
  }

  @Test
  void atRateOneNothingIsAnswered() {
    assertThat(firstAttempts(new FailurePlan(7, 1))).doesNotContain(Behaviour.ANSWER);
  }

  @Test
  void failuresAreSpreadEvenlyOverTheKinds() {
    Map<Behaviour, Long> counts =
        firstAttempts(new FailurePlan(7, 0.6)).stream()
            .collect(Collectors.groupingBy(behaviour -> behaviour, Collectors.counting()));
    assertThat(counts.get(Behaviour.ANSWER)).isCloseTo(4000L, within(200L));
    assertThat(counts.get(Behaviour.REFUSE)).isCloseTo(2000L, within(160L));
    assertThat(counts.get(Behaviour.HANG_UP)).isCloseTo(2000L, within(160L));
    assertThat(counts.get(Behaviour.STALL)).isCloseTo(2000L, within(160L));
  }

  @Test
  void aFailedAttemptSaysNothingAboutTheNext() {
    FailurePlan plan = new FailurePlan(7, 0.5);
    long failedTwice =
        seats()
            .filter(seat -> plan.behaviour(new Seat(seat), 1) != Behaviour.ANSWER)
            .filter(seat -> plan.behaviour(new Seat(seat), 2) != Behaviour.ANSWER)
            .count();
    assertThat(failedTwice).isCloseTo(2500L, within(180L));
  }

  private static List<Behaviour> firstAttempts(FailurePlan plan) {
    return seats().mapToObj(seat -> plan.behaviour(new Seat(seat), 1)).toList();
  }

  private static IntStream seats() {
    return IntStream.rangeClosed(1, 10_000);
  }
}
