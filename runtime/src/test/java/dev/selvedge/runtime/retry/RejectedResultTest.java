package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectedResultTest {
  private final Retries retries = new Retries();

  @Test
  void aRejectedResultIsTriedAgain() throws Exception {
    Body<String> body = Body.of("503", "503", "200");

    assertThat(new Woven<String>(retries.plan()).retryIf("503"::equals).call(body))
        .isEqualTo("200");
    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void theLastRejectedResultIsReturned() throws Exception {
    assertThat(
            new Woven<String>(retries.plan())
                .retryIf(r -> true)
                .call(Body.of("first", "second", "third")))
        .isEqualTo("third");
  }

  @Test
  void aNullResultCanBeRejected() throws Exception {
    Body<String> body = Body.of("later");
    int[] calls = {0};

    String result =
        new Woven<String>(retries.plan())
            .retryIf(r -> r == null)
            .call(() -> calls[0]++ == 0 ? null : body.call());

    assertThat(result).isEqualTo("later");
  }

  @Test
  void rejectedResultsAreClosedExceptTheOneThatIsReturned() throws Exception {
    List<Resource> all = List.of(new Resource(), new Resource(), new Resource());

    Resource result =
        new Woven<Resource>(retries.plan()).retryIf(r -> true).call(Body.of(all.toArray()));

    assertThat(result).isSameAs(all.get(2));
    assertThat(all).extracting(Resource::closed).containsExactly(1, 1, 0);
  }

  @Test
  void aResultThatCannotBeClosedDoesNotEndTheCall() throws Exception {
    for (Throwable trouble : List.of(new IOException(), new AssertionError())) {
      assertThat(
              new Woven<Object>(retries.plan())
                  .retryIf(r -> r instanceof Resource)
                  .call(Body.of(new Resource(trouble), "ok")))
          .isEqualTo("ok");
      assertThat(RetryContext.current().method()).isEmpty();
    }
  }

  @Test
  void closingThatIsInterruptedKeepsTheFlag() throws Exception {
    new Woven<Object>(retries.plan())
        .retryIf(r -> r instanceof Resource)
        .call(Body.of(new Resource(new InterruptedException()), "ok"));

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aPredicateThatThrowsEndsTheCallAndLeavesNoContext() {
    IllegalStateException fault = new IllegalStateException();
    Body<String> body = Body.of(new IOException(), "odd");

    Throwable thrown =
        catchThrowable(
            () ->
                new Woven<String>(retries.plan())
                    .retryIf(
                        r -> {
                          throw fault;
                        })
                    .call(body));

    assertThat(thrown).isSameAs(fault);
    assertThat(body.calls()).isEqualTo(2);
    assertThat(RetryContext.current().method()).isEmpty();
  }

  @Test
  void failuresAndRejectedResultsCountTogether() {
    IOException last = new IOException();
    Body<String> body = Body.of(new IOException(), "rejected", last);

    assertThat(
            catchThrowable(() -> new Woven<String>(retries.plan()).retryIf(r -> true).call(body)))
        .isSameAs(last);
    assertThat(body.calls()).isEqualTo(3);
    assertThat(last.getSuppressed()).hasSize(2);
  }
}
