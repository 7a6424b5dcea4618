package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.event.RetryAttemptFailed;
import dev.selvedge.runtime.event.RetryFellBack;
import dev.selvedge.runtime.event.RetryGaveUp;
import dev.selvedge.runtime.event.RetryRecovered;
import dev.selvedge.runtime.event.SelvedgeListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryContextTest {
  private final Retries retries = new Retries();
  private final List<RetryContext> seen = new ArrayList<>();

  @AfterEach
  void noScopeIsLeftBehind() {
    assertThat(RetryScope.current()).isNull();
  }

  @Test
  void outsideOfAnyCallThereIsNone() {
    RetryContext none = RetryContext.current();

    assertThat(none.method()).isEmpty();
    assertThat(none.attempt()).isEqualTo(1);
    assertThat(none.lastFailure()).isEmpty();
    assertThat(none.remaining()).isEmpty();
  }

  @Test
  void laterAttemptsKnowTheirNumberAndTheFailureBefore() throws Exception {
    IOException first = new IOException("first");
    IOException second = new IOException("second");

    Retries.call(retries.plan(), watched(Body.of(first, second, "ok")));

    assertThat(seen).extracting(RetryContext::attempt).containsExactly(1, 2, 3);
    assertThat(seen.get(0).method()).isEmpty();
    assertThat(seen.get(1).method()).contains("com.acme.Billing#fetch(long)");
    assertThat(seen.get(1).lastFailure()).containsSame(first);
    assertThat(seen.get(2).lastFailure()).containsSame(second);
  }

  @Test
  void isGoneWhenTheCallFailed() {
    Retries.fails(() -> Retries.call(retries.plan(), watched(Body.of(new IOException()))));

    assertThat(RetryContext.current().method()).isEmpty();
  }

  @Test
  void theOuterContextIsBackAfterAnInnerCall() throws Exception {
    RetryPlan inner = retries.plan("inner()", p -> p);
    Body<String> outerBody = Body.of(new IOException("outer"), "ok");

    Retries.call(
        retries.plan(),
        () -> {
          Retries.call(inner, watched(Body.of(new IOException("inner"), "ok")));
          seen.add(RetryContext.current());
          return outerBody.call();
        });

    assertThat(seen)
        .extracting(context -> context.method().orElse("none") + " " + context.attempt())
        .containsExactly(
            "none 1",
            "com.acme.Billing#inner() 2",
            "none 1",
            "com.acme.Billing#fetch(long) 2",
            "com.acme.Billing#inner() 2",
            "com.acme.Billing#fetch(long) 2");
  }

  @Test
  void aBodyThatEndsWithAnErrorLeavesNone() {
    Retries.fails(
        () ->
            new Woven<String>(retries.plan(p -> p.maxDuration("1s")))
                .timed()
                .call(Body.of(new IOException(), new AssertionError())));
  }

  @Test
  void aPredicateThatThrowsInATimedCallLeavesNone() {
    Retries.fails(
        () ->
            new Woven<String>(retries.plan(p -> p.maxDuration("1s")))
                .timed()
                .retryIf(
                    r -> {
                      throw new IllegalStateException();
                    })
                .call(Body.of("odd")));
  }

  @Test
  void troubleOfOurOwnLeavesNoneAndTheUsersFailureStands() {
    IOException failure = new IOException();
    RetryPlan plan = retries.plan(p -> p.maxDuration("1h"));
    retries.time.duringSleep(
        () -> {
          throw new StackOverflowError();
        });

    assertThat(catchThrowable(() -> new Woven<String>(plan).timed().call(Body.of(failure))))
        .isSameAs(failure);
  }

  @Test
  void listenersThatThrowLeaveNoneAndChangeNothing() throws Exception {
    retries.listeners.add(new Throwing());
    Body<String> recovering = Body.of(new IOException(), new IOException(), "ok");
    Body<String> failing = Body.of(new IOException());

    assertThat(Retries.call(retries.plan(), recovering)).isEqualTo("ok");
    assertThat(catchThrowable(() -> Retries.call(retries.plan(), failing)))
        .isInstanceOf(IOException.class);
    assertThat(
            new Woven<String>(retries.plan())
                .fallback(() -> "cached")
                .call(Body.of(new IOException())))
        .isEqualTo("cached");

    assertThat(recovering.calls()).isEqualTo(3);
    assertThat(failing.calls()).isEqualTo(3);
  }

  private Callable<String> watched(Callable<String> body) {
    return () -> {
      seen.add(RetryContext.current());
      return body.call();
    };
  }

  private static final class Throwing implements SelvedgeListener {
    @Override
    public void attemptFailed(RetryAttemptFailed event) {
      throw new IllegalStateException("attemptFailed");
    }

    @Override
    public void recovered(RetryRecovered event) {
      throw new NoClassDefFoundError("recovered");
    }

    @Override
    public void gaveUp(RetryGaveUp event) {
      throw new StackOverflowError("gaveUp");
    }

    @Override
    public void fellBack(RetryFellBack event) {
      throw new IllegalStateException("fellBack");
    }
  }
}
