package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final Retries retries = new Retries();

  @Test
  void stopsBeforeASleepThatDoesNotFitWhatRemains() {
    IOException last = new IOException();
    Woven<String> method = timed(p -> p.maxAttempts(10).maxDuration("1s"));

    assertThat(catchThrowable(() -> method.call(failing(3, last)))).isSameAs(last);

    assertThat(retries.time.sleeps())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(reason(last)).isEqualTo(Reason.DEADLINE);
  }

  @Test
  void aSleepThatWouldLeaveNothingForTheAttemptDoesNotFit() {
    IOException failure = new IOException();

    Retries.fails(() -> timed(p -> p.maxDuration("100ms")).call(Body.of(failure)));

    assertThat(retries.time.sleeps()).isEmpty();
    assertThat(reason(failure)).isEqualTo(Reason.DEADLINE);
  }

  @Test
  void isMeasuredFromEntryAndCountsTheAttemptsToo() {
    IOException failure = new IOException();

    Retries.fails(
        () -> timed(p -> p.maxDuration("1s")).call(slow(Duration.ofMillis(950), failure)));

    assertThat(retries.time.sleeps()).isEmpty();
    assertThat(((RetryStopped) failure.getSuppressed()[0]).elapsed())
        .isEqualTo(Duration.ofMillis(950));
  }

  @Test
  void anAttemptThatRunsIsNotCutShort() throws Exception {
    assertThat(
            timed(p -> p.maxDuration("1s"))
                .call(
                    () -> {
                      retries.time.pass(Duration.ofHours(1));
                      return "late";
                    }))
        .isEqualTo("late");
  }

  @Test
  void noAttemptBeginsWhereTheSleepItselfTookTooLong() {
    IOException failure = new IOException();
    Body<String> body = Body.of(failure);
    retries.time.duringSleep(() -> retries.time.pass(Duration.ofSeconds(2)));

    Retries.fails(() -> timed(p -> p.maxDuration("1s")).call(body));

    assertThat(body.calls()).isEqualTo(1);
    assertThat(reason(failure)).isEqualTo(Reason.DEADLINE);
  }

  @Test
  void theLongestDurationsThereAreDoNotOverflow() throws Exception {
    String longest = Long.MAX_VALUE + "ns";
    Woven<String> method =
        timed(p -> p.maxDuration(longest).delay(longest).maxDelay(longest).maxAttempts(2));
    IOException failure = new IOException();

    Retries.fails(() -> method.call(Body.of(failure)));

    assertThat(retries.time.sleeps()).isEmpty();
    assertThat(reason(failure)).isEqualTo(Reason.DEADLINE);
    assertThat(timed(p -> p.maxDuration(longest)).call(Body.of(new IOException(), "ok")))
        .isEqualTo("ok");
  }

  @Test
  void anInnerCallIsBoundByWhatRemainsOfTheOuterOne() {
    RetryPlan inner = retries.plan("inner()", p -> p.maxAttempts(100).budget("unlimited"));
    Body<String> body = Body.of(new IOException());

    Retries.fails(() -> timed(p -> p.maxDuration("1s")).call(() -> Retries.call(inner, body)));

    assertThat(body.calls()).isEqualTo(4);
    assertThat(retries.time.sleeps()).hasSize(3);
  }

  @Test
  void anInnerBoundThatIsTighterHolds() {
    RetryPlan inner = retries.plan("inner()", p -> p.maxAttempts(100).maxDuration("300ms"));
    Body<String> body = Body.of(new IOException());

    Retries.fails(
        () ->
            timed(p -> p.maxDuration("1h"))
                .call(() -> new Woven<String>(inner).timed().call(body)));

    assertThat(body.calls()).isEqualTo(2);
  }

  @Test
  void remainingTimeIsShownToTheBody() throws Exception {
    Body<String> body = Body.of(new IOException(), "ok");

    timed(p -> p.maxDuration("1s"))
        .call(
            () -> {
              Duration passed = body.calls() == 0 ? Duration.ZERO : Duration.ofMillis(100);
              assertThat(RetryContext.current().remaining())
                  .contains(Duration.ofSeconds(1).minus(passed));
              return body.call();
            });

    assertThat(body.calls()).isEqualTo(2);
    assertThat(RetryContext.current().remaining()).isEmpty();
  }

  private Woven<String> timed(UnaryOperator<RetryPlan.Builder> attributes) {
    return new Woven<String>(retries.plan(attributes)).timed();
  }

  private static Body<String> failing(int times, IOException last) {
    Object[] failures = new Object[times + 1];
    Arrays.setAll(failures, i -> i < times ? new IOException("failure " + i) : last);
    return Body.of(failures);
  }

  /** Fails after that long, each time. */
  private Callable<String> slow(Duration attempt, Object... failures) {
    Body<String> body = Body.of(failures);
    return () -> {
      retries.time.pass(attempt);
      return body.call();
    };
  }

  private static Reason reason(Throwable failure) {
    Throwable[] suppressed = failure.getSuppressed();
    return ((RetryStopped) suppressed[suppressed.length - 1]).reason();
  }
}
