package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Looks at how stages ended. */
final class Stages {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private Stages() {}

  /** What the stage itself failed with, no wrapper; waits for other threads where there are any. */
  static Throwable failure(@Nullable CompletionStage<?> stage) {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    requireNonNull(stage)
        .whenComplete(
            (value, thrown) -> {
              if (thrown == null) {
                failure.completeExceptionally(new AssertionError("completed with " + value));
              } else {
                failure.complete(thrown);
              }
            });
    assertThat(failure).succeedsWithin(AT_MOST);
    return failure.join();
  }

  /** Why the call over that failure ended. */
  static Reason reason(Throwable failure) {
    Throwable[] suppressed = failure.getSuppressed();
    return ((RetryStopped) suppressed[suppressed.length - 1]).reason();
  }
}
