package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.event.RetryAttemptFailed;
import dev.selvedge.runtime.event.RetryFellBack;
import dev.selvedge.runtime.event.RetryGaveUp;
import dev.selvedge.runtime.event.RetryRecovered;
import dev.selvedge.runtime.event.SelvedgeListener;
import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryEventsTest {
  private static final String METHOD = "com.acme.Billing#fetch(long)";

  private final Retries retries = new Retries();
  private final List<Object> events = new ArrayList<>();

  RetryEventsTest() {
    retries.listeners.add(new Recorder(events));
  }

  @Test
  void successAtOnceIsNotTold() throws Exception {
    Retries.call(retries.plan(), Body.of("ok"));
    new Woven<String>(retries.plan(p -> p.maxDuration("1s"))).timed().call(Body.of("ok"));

    assertThat(events).isEmpty();
  }

  @Test
  void eachFailedAttemptAndTheRecoveryAreTold() throws Exception {
    IOException first = new IOException();
    IOException second = new IOException();

    Retries.call(retries.plan(), Body.of(first, second, "ok"));

    assertThat(events)
        .containsExactly(
            new RetryAttemptFailed(METHOD, 1, first, Duration.ofMillis(100)),
            new RetryAttemptFailed(METHOD, 2, second, Duration.ofMillis(200)),
            new RetryRecovered(METHOD, 3, Duration.ofMillis(300)));
  }

  @Test
  void givingUpIsTold() {
    IOException failure = new IOException();

    Retries.fails(
        () -> Retries.call(retries.plan(p -> p.maxAttempts(2)), Body.of(failure, failure)));

    assertThat(events)
        .containsExactly(
            new RetryAttemptFailed(METHOD, 1, failure, Duration.ofMillis(100)),
            new RetryGaveUp(METHOD, Reason.EXHAUSTED, 2, Duration.ofMillis(100), failure));
  }

  @Test
  void beingInterruptedWhileWaitingIsTold() {
    IOException failure = new IOException();
    retries.time.duringSleep(() -> Thread.currentThread().interrupt());

    Retries.fails(() -> Retries.call(retries.plan(), Body.of(failure)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(events)
        .contains(new RetryGaveUp(METHOD, Reason.INTERRUPTED, 1, Duration.ZERO, failure));
  }

  @Test
  void fallingBackIsTold() throws Exception {
    IOException failure = new IOException();

    new Woven<String>(retries.plan(p -> p.maxAttempts(1)))
        .fallback(() -> "cached")
        .call(Body.of(failure));

    assertThat(events).containsExactly(new RetryFellBack(METHOD, failure));
  }

  @Test
  void aFailureThatIsNotRetriedAtAllIsNotTold() {
    Retries.fails(() -> Retries.call(retries.plan(), Body.of(new AssertionError())));
    Retries.fails(
        () -> Retries.call(retries.plan(p -> p.maxAttempts(1)), Body.of(new IOException())));

    assertThat(events).isEmpty();
  }

  private record Recorder(List<Object> events) implements SelvedgeListener {
    @Override
    public void attemptFailed(RetryAttemptFailed event) {
      events.add(event);
    }

    @Override
    public void recovered(RetryRecovered event) {
      events.add(event);
    }

    @Override
    public void gaveUp(RetryGaveUp event) {
      events.add(event);
    }

    @Override
    public void fellBack(RetryFellBack event) {
      events.add(event);
    }
  }
}
