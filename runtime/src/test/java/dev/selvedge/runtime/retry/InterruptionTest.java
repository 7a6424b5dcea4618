package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final Retries retries = new Retries();

  @AfterEach
  void leaveNoInterrupt() {
    Thread.interrupted();
  }

  @Test
  void theBodysInterruptedExceptionIsThrownAtOnce() {
    InterruptedException failure = new InterruptedException();
    Body<String> body = Body.of(failure);

    assertThat(catchThrowable(() -> Retries.call(retries.plan(), body))).isSameAs(failure);

    assertThat(body.calls()).isEqualTo(1);
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @Test
  void anInputTimeoutOfAnHttpClientIsRetried() throws Exception {
    assertThat(Retries.call(retries.plan(), Body.of(new InterruptedIOException("timeout"), "ok")))
        .isEqualTo("ok");
  }

  @Test
  void interruptedWhileSleepingTheLastFailureIsThrownAndTheFlagSet() {
    IOException first = new IOException("first");
    IOException second = new IOException("second");
    retries.time.duringSleep(
        () -> {
          if (retries.time.sleeps().size() == 2) {
            Thread.currentThread().interrupt();
          }
        });
    Body<String> body = Body.of(first, second);

    assertThat(catchThrowable(() -> Retries.call(retries.plan(), body))).isSameAs(second);

    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(body.calls()).isEqualTo(2);
    assertThat(second.getSuppressed()).hasSize(2).startsWith(first);
    assertThat(((RetryStopped) second.getSuppressed()[1]).reason()).isEqualTo(Reason.INTERRUPTED);
  }

  @Test
  void interruptedInTheFirstSleepTheFailureSaysWhyItWasNotRetried() {
    IOException failure = new IOException();
    retries.time.duringSleep(() -> Thread.currentThread().interrupt());

    Retries.fails(() -> Retries.call(retries.plan(), Body.of(failure)));

    assertThat(failure.getSuppressed())
        .singleElement()
        .isInstanceOfSatisfying(
            RetryStopped.class,
            stopped -> {
              assertThat(stopped.reason()).isEqualTo(Reason.INTERRUPTED);
              assertThat(stopped.attempts()).isEqualTo(1);
            });
  }

  @Test
  void anInterruptedThreadDoesNotBeginASleepNorAnotherAttempt() {
    Body<String> body = Body.of(new IOException());
    Thread.currentThread().interrupt();

    Retries.fails(() -> Retries.call(retries.plan(), body));

    assertThat(body.calls()).isEqualTo(1);
    assertThat(retries.time.sleeps()).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aSuccessfulResultIsKeptThoughTheFlagIsSet() throws Exception {
    Body<String> body = Body.of(new IOException(), "ok");

    String result =
        Retries.call(
            retries.plan(),
            () -> {
              String value = body.call();
              Thread.currentThread().interrupt();
              return value;
            });

    assertThat(result).isEqualTo("ok");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void noFallbackStandsInForAnInterruptedCall() {
    retries.time.duringSleep(() -> Thread.currentThread().interrupt());
    IOException failure = new IOException();

    assertThat(
            catchThrowable(
                () ->
                    new Woven<String>(retries.plan())
                        .fallback(() -> "stand-in")
                        .call(Body.of(failure))))
        .isSameAs(failure);
  }

  @Test
  void noFallbackStandsInForInputThatWasInterruptedInTheLastAttempt() {
    Woven<String> method =
        new Woven<String>(retries.plan(p -> p.maxAttempts(1))).fallback(() -> "stand-in");
    Thread.currentThread().interrupt();

    assertThat(catchThrowable(() -> method.call(Body.of(new ClosedByInterruptException()))))
        .isInstanceOf(ClosedByInterruptException.class);
  }

  @Test
  void aRejectedResultIsReturnedOpenWhenTheSleepIsInterrupted() throws Exception {
    Resource rejected = new Resource();
    retries.time.duringSleep(() -> Thread.currentThread().interrupt());

    Resource result =
        new Woven<Resource>(retries.plan()).retryIf(r -> true).call(Body.of(rejected));

    assertThat(result).isSameAs(rejected);
    assertThat(rejected.closed()).isZero();
  }
}
