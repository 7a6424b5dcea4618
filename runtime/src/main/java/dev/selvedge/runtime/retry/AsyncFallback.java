package dev.selvedge.runtime.retry;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fallback of an asynchronous method, in either of the shapes that the weaver makes. */
@FunctionalInterface
interface AsyncFallback {

  /** Its stage; null where it cannot take a failure of that type. */
  @Nullable CompletionStage<?> call(Throwable cause) throws Exception;

  static @Nullable AsyncFallback of(@Nullable Object lambda, @Nullable Class<?> takes) {
    if (lambda instanceof Callable<?> callable) {
      return cause -> (CompletionStage<?>) callable.call();
    }
    if (lambda instanceof Function<?, ?> function && takes != null) {
      @SuppressWarnings("unchecked") // the class is checked before each call
      Function<Throwable, CompletionStage<?>> typed =
          (Function<Throwable, CompletionStage<?>>) function;
      return cause -> takes.isInstance(cause) ? typed.apply(cause) : null;
    }
    return null;
  }
}
