package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private final Retries retries = new Retries();
  private final RetryPlan plan = retries.plan();

  @Test
  void isTheLeastWait() throws Exception {
    Retries.call(plan, Body.of(new Busy(Duration.ofSeconds(3)), "ok"));

    assertThat(retries.time.sleeps()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void doesNotShortenTheBackoff() throws Exception {
    Retries.call(plan, Body.of(new Busy(Duration.ofMillis(1)), "ok"));

    assertThat(retries.time.sleeps()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void isReadFromACauseToo() throws Exception {
    Retries.call(plan, Body.of(new IllegalStateException(new Busy(Duration.ofSeconds(3))), "ok"));

    assertThat(retries.time.sleeps()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void exactlyMaxDelayIsStillWaitedFor() throws Exception {
    Retries.call(plan, Body.of(new Busy(Duration.ofSeconds(10)), "ok"));

    assertThat(retries.time.sleeps()).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void beyondMaxDelayTheCallStops() {
    assertStopped(Duration.ofSeconds(10).plusNanos(1));
  }

  @Test
  void moreThanALongOfNanosecondsStopsTheCallToo() {
    assertStopped(Duration.ofSeconds(Long.MAX_VALUE));
  }

  @Test
  void nullAndNegativeSayNothing() throws Exception {
    Retries.call(plan, Body.of(new Busy(null), new Busy(Duration.ofSeconds(-5)), "ok"));

    assertThat(retries.time.sleeps())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void oneThatThrowsSaysNothing() throws Exception {
    assertThat(Retries.call(plan, Body.of(new Unsure(), "ok"))).isEqualTo("ok");
    assertThat(retries.time.sleeps()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void oneThatDoesNotFitMaxDurationStopsTheCall() {
    Busy failure = new Busy(Duration.ofSeconds(3));

    Retries.fails(
        () ->
            new Woven<String>(retries.plan(p -> p.maxDuration("2s")))
                .timed()
                .call(Body.of(failure)));

    assertThat(retries.time.sleeps()).isEmpty();
    assertThat(((RetryStopped) failure.getSuppressed()[0]).reason()).isEqualTo(Reason.DEADLINE);
  }

  private void assertStopped(Duration asked) {
    Busy failure = new Busy(asked);
    Body<String> body = Body.of(failure);

    assertThat(catchThrowable(() -> Retries.call(plan, body))).isSameAs(failure);

    assertThat(body.calls()).isEqualTo(1);
    assertThat(((RetryStopped) failure.getSuppressed()[0]).reason()).isEqualTo(Reason.RETRY_AFTER);
  }

  private static final class Unsure extends RuntimeException implements RetryAfter {
    @Override
    public Duration retryAfter() {
      throw new IllegalStateException("no header");
    }
  }
}
