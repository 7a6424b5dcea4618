package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.retry.Woven.Extras;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AsyncResultsTest {
  private final Retries retries = new Retries();
  private final RetryPlan plan = retries.plan();

  @Test
  void aRejectedValueIsTriedAgain() throws Exception {
    CompletionStage<String> result =
        Woven.async(
            plan,
            Body.<String>of("503", "200")::stage,
            new Extras<String>().retryIf("503"::equals));
    retries.settle();

    assertThat(result).isCompletedWithValue("200");
  }

  @Test
  void rejectedValuesAreClosedExceptTheLast() throws Exception {
    List<Resource> all = List.of(new Resource(), new Resource(), new Resource());

    CompletionStage<Resource> result =
        Woven.async(
            plan,
            Body.<Resource>of(all.toArray())::stage,
            new Extras<Resource>().retryIf(r -> true));
    retries.settle();

    assertThat(result).isCompletedWithValue(all.get(2));
    assertThat(all).extracting(Resource::closed).containsExactly(1, 1, 0);
  }

  @Test
  void aRejectedValueThatIsReturnedForWantOfAThreadIsOpen() throws Exception {
    Resource rejected = new Resource();
    retries.executor.refuse(new RejectedExecutionException());

    CompletionStage<Resource> result =
        Woven.async(
            retries.plan(p -> p.delay("0ms")),
            Body.<Resource>of(rejected)::stage,
            new Extras<Resource>().retryIf(r -> true));

    assertThat(result).isCompletedWithValue(rejected);
    assertThat(rejected.closed()).isZero();
  }

  @Test
  void aRejectedValueIsReturnedOpenWhereTheTimerCannotBeStarted() throws Exception {
    Resource rejected = new Resource();
    retries.time.breakTimer(new OutOfMemoryError("unable to create native thread"));

    CompletionStage<Resource> result =
        Woven.async(
            plan, Body.<Resource>of(rejected)::stage, new Extras<Resource>().retryIf(r -> true));

    assertThat(result).isCompletedWithValue(rejected);
    assertThat(rejected.closed()).isZero();
  }

  @Test
  void aRejectedValueIsClosedOnceWhenTheCallerGoesAway() throws Exception {
    Resource rejected = new Resource();
    CompletionStage<Resource> result =
        Woven.async(
            plan, Body.<Resource>of(rejected)::stage, new Extras<Resource>().retryIf(r -> true));

    requireNonNull(result).toCompletableFuture().cancel(true);
    retries.settle();

    assertThat(rejected.closed()).isEqualTo(1);
  }

  @Test
  void aPredicateThatThrowsEndsTheCall() throws Exception {
    IllegalStateException fault = new IllegalStateException();
    Body<String> body = Body.of("odd");

    CompletionStage<String> result =
        Woven.async(
            plan,
            body::stage,
            new Extras<String>()
                .retryIf(
                    r -> {
                      throw fault;
                    }));
    retries.settle();

    assertThat(Stages.failure(result)).isSameAs(fault);
    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void aFallbackStageStandsIn() throws Exception {
    CompletableFuture<String> standIn = new CompletableFuture<>();
    CompletionStage<String> result = exhausted(new Extras<String>().fallback(() -> standIn));
    assertThat(result.toCompletableFuture()).isNotDone();

    standIn.complete("cached");

    assertThat(result).isCompletedWithValue("cached");
  }

  @Test
  void aFallbackTakesTheFailureItself() throws Exception {
    List<Throwable> taken = new ArrayList<>();

    CompletionStage<String> result =
        exhausted(
            new Extras<String>()
                .fallback(
                    IOException.class,
                    cause -> {
                      taken.add(cause);
                      return CompletableFuture.completedFuture("cached");
                    }));

    assertThat(result).isCompletedWithValue("cached");
    assertThat(taken).singleElement().isInstanceOf(IOException.class);
  }

  @Test
  void aFailureThatTheFallbackCannotTakeIsThrown() throws Exception {
    CompletionStage<String> result =
        exhausted(
            new Extras<String>()
                .fallback(
                    FileNotFoundException.class,
                    cause -> CompletableFuture.completedFuture("cached")));

    assertThat(Stages.failure(result)).isExactlyInstanceOf(IOException.class);
  }

  @Test
  void aFallbackThatThrowsCarriesTheOriginalFailureSuppressed() throws Exception {
    IllegalStateException own = new IllegalStateException();

    CompletionStage<String> result =
        exhausted(
            new Extras<String>()
                .fallback(
                    () -> {
                      throw own;
                    }));

    assertThat(Stages.failure(result)).isSameAs(own);
    assertThat(own.getSuppressed()).singleElement().isInstanceOf(IOException.class);
  }

  @Test
  void aFallbackStageThatFailsCarriesTheOriginalFailureSuppressed() throws Exception {
    IllegalStateException own = new IllegalStateException();

    CompletionStage<String> result =
        exhausted(
            new Extras<String>()
                .fallback(() -> CompletableFuture.failedFuture(new CompletionException(own))));

    assertThat(Stages.failure(result)).isSameAs(own);
    assertThat(own.getSuppressed()).singleElement().isInstanceOf(IOException.class);
  }

  @Test
  void aFallbackThatReturnsNullIsNamed() throws Exception {
    CompletionStage<String> result = exhausted(new Extras<String>().fallback(() -> null));

    assertThat(Stages.failure(result))
        .isInstanceOf(NullStageException.class)
        .hasMessageContaining("the fallback of com.acme.Billing#fetch(long)");
    assertThat(Stages.failure(result).getSuppressed())
        .singleElement()
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFallbackDoesNotStandInForAnUnmatchedFailure() throws Exception {
    AssertionError error = new AssertionError();

    CompletionStage<String> result =
        Woven.async(
            plan,
            Body.<String>of(error)::stage,
            new Extras<String>().fallback(() -> CompletableFuture.completedFuture("cached")));

    assertThat(Stages.failure(result)).isSameAs(error);
  }

  @Test
  void aFallbackStandsInForARejectedValueOfASingleAttempt() throws Exception {
    List<Throwable> taken = new ArrayList<>();
    IllegalStateException own = new IllegalStateException();

    CompletionStage<String> result =
        Woven.async(
            retries.plan(p -> p.maxAttempts(1)),
            Body.<String>of("rejected")::stage,
            new Extras<String>()
                .retryIf(r -> true)
                .fallback(
                    Throwable.class,
                    cause -> {
                      taken.add(cause);
                      throw own;
                    }));

    assertThat(Stages.failure(result)).isSameAs(own);
    assertThat(taken).singleElement().isInstanceOf(RetryStopped.class);
    assertThat(own.getSuppressed()).containsExactlyElementsOf(taken);
  }

  private CompletionStage<String> exhausted(Extras<String> extras) throws Exception {
    CompletionStage<String> result =
        Woven.async(
            plan,
            Body.<String>of(new IOException(), new IOException(), new IOException())::stage,
            extras);
    retries.settle();
    return requireNonNull(result);
  }
}
