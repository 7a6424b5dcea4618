package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.selvedge.Jitter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackoffTest {
  private static final int CASES = 200_000;
  private static final int BILLION = 1_000_000_000;

  private final SplittableRandom random = new SplittableRandom(7);

  @ParameterizedTest
  @EnumSource
  void isNeverNegativeAndNeverAboveTheCap(Jitter jitter) {
    for (int i = 0; i < CASES; i++) {
      Backoff backoff = anyBackoff(jitter);
      long previous = backoff.delay() + random.nextLong(backoff.cap() - backoff.delay() + 1);

      long next = backoff.next(anyAttempt(), previous, random);

      assertThat(next).as("%s", backoff).isBetween(0L, backoff.cap());
    }
  }

  @ParameterizedTest
  @EnumSource
  void staysInsideTheRangeOfItsKind(Jitter jitter) {
    for (int i = 0; i < CASES; i++) {
      Backoff backoff = anyBackoff(jitter);
      int attempt = anyAttempt();
      long previous = backoff.delay() + random.nextLong(backoff.cap() - backoff.delay() + 1);
      long whole =
          new Backoff(backoff.delay(), backoff.multiplier(), backoff.cap(), Jitter.NONE)
              .next(attempt, previous, random);

      long next = backoff.next(attempt, previous, random);

      switch (jitter) {
        case NONE -> assertThat(next).isEqualTo(whole);
        case FULL -> assertThat(next).isBetween(0L, whole);
        case EQUAL -> assertThat(next).isBetween(whole / 2, whole);
        case DECORRELATED -> {
          long base = attempt == 1 ? backoff.delay() : previous;
          long tripled = base > Long.MAX_VALUE / 3 ? Long.MAX_VALUE : 3 * base;
          assertThat(next).isBetween(backoff.delay(), Math.min(backoff.cap(), tripled));
        }
      }
    }
  }

  @Test
  void growthFromOneAttemptToTheNextNeverTurnsBack() {
    for (int i = 0; i < CASES / 100; i++) {
      Backoff backoff = anyBackoff(Jitter.NONE);
      long before = 0;
      for (int attempt = 1; attempt <= 100; attempt++) {
        long next = backoff.next(attempt, before, random);
        assertThat(next).as("%s at %d", backoff, attempt).isGreaterThanOrEqualTo(before);
        before = next;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotOverflowAtAttemptOneBillion(Jitter jitter) {
    Backoff backoff = new Backoff(100, 1e300, Long.MAX_VALUE, jitter);

    for (int i = 0; i < 1_000; i++) {
      assertThat(backoff.next(BILLION, Long.MAX_VALUE, random)).isNotNegative();
    }
  }

  @Test
  void atAttemptOneBillionTheWholeDelayIsTheCap() {
    assertThat(new Backoff(1, 2, 10_000, Jitter.NONE).next(BILLION, 0, random)).isEqualTo(10_000);
    assertThat(new Backoff(7, 1, 10_000, Jitter.NONE).next(BILLION, 0, random)).isEqualTo(7);
    assertThat(new Backoff(0, 2, 10_000, Jitter.NONE).next(BILLION, 0, random)).isZero();
  }

  @Test
  void doublesUpToTheCap() {
    Backoff backoff = new Backoff(100, 2, 500, Jitter.NONE);

    assertThat(backoff.next(1, 0, random)).isEqualTo(100);
    assertThat(backoff.next(2, 100, random)).isEqualTo(200);
    assertThat(backoff.next(3, 200, random)).isEqualTo(400);
    assertThat(backoff.next(4, 400, random)).isEqualTo(500);
  }

  @Test
  void delaysBelowOneMillisecondAreKept() {
    assertThat(new Backoff(150, 1.5, 1_000, Jitter.NONE).next(2, 0, random)).isEqualTo(225);
  }

  @Test
  void fullJitterIsHalfTheDelayOnAverage() {
    assertThat(mean(new Backoff(1_000_000, 1, 1_000_000, Jitter.FULL)))
        .isCloseTo(500_000, within(10_000.0));
  }

  @Test
  void equalJitterIsThreeQuartersOfTheDelayOnAverage() {
    assertThat(mean(new Backoff(1_000_000, 1, 1_000_000, Jitter.EQUAL)))
        .isCloseTo(750_000, within(10_000.0));
  }

  @Test
  void fullJitterReachesBothEndsAndDoesNotPileUpOnTheCap() {
    Backoff backoff = new Backoff(4, 2, 4, Jitter.FULL);
    int[] seen = new int[5];
    for (int i = 0; i < 50_000; i++) {
      seen[(int) backoff.next(9, 0, random)]++;
    }

    for (int count : seen) {
      assertThat(count).isBetween(9_000, 11_000);
    }
  }

  @Test
  void decorrelatedJitterNeverDrawsMoreThanThreeTimesTheDelayBefore() {
    Backoff backoff = new Backoff(3, 1, 10, Jitter.DECORRELATED);

    for (int i = 0; i < 1_000; i++) {
      assertThat(backoff.next(1, 0, random)).isBetween(3L, 9L);
    }
  }

  private double mean(Backoff backoff) {
    double sum = 0;
    for (int i = 0; i < CASES; i++) {
      sum += backoff.next(1 + random.nextInt(50), 0, random);
    }
    return sum / CASES;
  }

  /** Small and huge values alike, the extremes among them. */
  private Backoff anyBackoff(Jitter jitter) {
    long cap =
        random.nextInt(50) == 0 ? Long.MAX_VALUE - 1 : random.nextLong() >>> random.nextInt(1, 64);
    long delay = random.nextInt(20) == 0 ? cap : random.nextLong(cap + 1);
    double multiplier = 1 + random.nextDouble() * Math.pow(10, random.nextInt(-3, 10));
    return new Backoff(delay, multiplier, cap, jitter);
  }

  private int anyAttempt() {
    return random.nextBoolean() ? 1 + random.nextInt(20) : 1 + random.nextInt(BILLION);
  }
}
