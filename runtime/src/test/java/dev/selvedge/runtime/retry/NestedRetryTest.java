package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.Nested;
import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NestedRetryTest {
  private final Retries retries = new Retries();

  @Test
  void threeLoopsOfThreeMakeThreeCalls() {
    Body<String> body = fresh();

    Retries.fails(() -> nested(Nested.DAMPEN, body));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void threeLoopsOfThreeMakeTwentySevenCallsWhereAsked() {
    Body<String> body = fresh();

    Retries.fails(() -> nested(Nested.MULTIPLY, body));

    assertThat(body.calls()).isEqualTo(27);
  }

  @Test
  void everyLoopSaysWhyItStopped() {
    IOException last = new IOException();

    Throwable thrown =
        catchThrowable(
            () -> nested(Nested.DAMPEN, Body.of(new IOException(), new IOException(), last)));

    assertThat(thrown).isSameAs(last);
    assertThat(Stream.of(last.getSuppressed()).filter(RetryStopped.class::isInstance))
        .extracting(stopped -> ((RetryStopped) stopped).reason())
        .containsExactly(Reason.EXHAUSTED, Reason.NESTED, Reason.NESTED);
  }

  @Test
  void aFailureIsRecognisedInsideAWrapper() {
    Body<String> body = fresh();
    RetryPlan inner = retries.plan("inner()", p -> p);
    Callable<String> wrapping =
        () -> {
          try {
            return Retries.call(inner, body);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        };

    Retries.fails(() -> Retries.call(retries.plan("outer()", p -> p), wrapping));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void aCachedInstanceThatAnEarlierCallGaveUpOnIsRetriedAfresh() {
    IOException cached = new IOException();
    RetryPlan inner = retries.plan("inner()", p -> p.maxAttempts(2));
    Retries.fails(() -> Retries.call(inner, Body.of(new IOException(), cached)));
    assertThat(cached.getSuppressed()).hasSize(2);
    Body<String> body = Body.of(cached);

    Retries.fails(() -> Retries.call(retries.plan("outer()", p -> p), body));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void aCachedInstanceIsStillDampedWithinTheCallThatGaveUpOnIt() {
    IOException cached = new IOException();
    Body<String> body = Body.of(cached);

    Retries.fails(() -> nested(Nested.DAMPEN, body));

    assertThat(body.calls()).isEqualTo(3);
    assertThat(cached.getSuppressed()).noneMatch(s -> s == cached);
  }

  @Test
  void anInstanceThatCannotSuppressIsDampedToo() {
    Body<String> body = Body.of(new Unsuppressible(), new Unsuppressible(), new Unsuppressible());

    Retries.fails(() -> nested(Nested.DAMPEN, body));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void annotatedRecursionDoesNotMultiply() {
    RetryPlan plan = retries.plan();
    Body<String> body = fresh();

    Retries.fails(() -> recurse(plan, 5, body));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void aSingleAttemptFurtherInIsNoLoopThatGaveUp() {
    RetryPlan inner = retries.plan("inner()", p -> p.maxAttempts(1));
    Body<String> body = fresh();

    Retries.fails(
        () -> Retries.call(retries.plan("outer()", p -> p), () -> Retries.call(inner, body)));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void aFailureThatTheInnerCallDoesNotRetryIsFreshToTheOuterOne() {
    RetryPlan inner = retries.plan("inner()", p -> p.on(IOException.class.getName()));
    Body<String> body = Body.of(new IllegalStateException(), new IllegalStateException(), "ok");

    assertThat(
            catchThrowable(
                () ->
                    assertThat(
                            Retries.call(
                                retries.plan("outer()", p -> p), () -> Retries.call(inner, body)))
                        .isEqualTo("ok")))
        .isNull();
  }

  @Test
  void anInnerCallThatStoppedForItsDeadlineIsNotRetriedEither() {
    RetryPlan inner = retries.plan("inner()", p -> p.maxDuration("50ms"));
    Body<String> body = fresh();

    Retries.fails(
        () -> Retries.call(retries.plan("outer()", p -> p), () -> Retries.call(inner, body)));

    assertThat(body.calls()).isEqualTo(1);
  }

  private @Nullable String nested(Nested nested, Callable<String> body) throws Exception {
    RetryPlan inner = retries.plan("inner()", p -> p.nested(nested));
    RetryPlan middle = retries.plan("middle()", p -> p.nested(nested));
    RetryPlan outer = retries.plan("outer()", p -> p.nested(nested));
    return Retries.call(outer, () -> Retries.call(middle, () -> Retries.call(inner, body)));
  }

  private static @Nullable String recurse(RetryPlan plan, int depth, Callable<String> body)
      throws Exception {
    return depth == 0 ? body.call() : Retries.call(plan, () -> recurse(plan, depth - 1, body));
  }

  /** Twenty-seven failures, none like another. */
  private static Body<String> fresh() {
    return Body.of(Stream.generate(IOException::new).limit(27).toArray());
  }

  private static final class Unsuppressible extends Exception {
    Unsuppressible() {
      super("unsuppressible", null, false, true);
    }
  }

  @Test
  void aFallbacksFailureThatWrapsTheMarkOfARejectedResultIsAnInnerGiveUp() {
    FailureClassifier classifier = new FailureClassifier(List.of(Exception.class), List.of());
    RetryStopped mark =
        new RetryStopped(
            "inner()", RetryStopped.Reason.EXHAUSTED, 3, Duration.ZERO, GiveUps.next());

    assertThat(classifier.objection(new IllegalStateException(mark))).isNull();
    assertThat(GiveUps.include(new IllegalStateException(mark), mark.sequence() - 1)).isTrue();
    assertThat(GiveUps.include(new IllegalStateException(mark), mark.sequence())).isFalse();
  }
}
