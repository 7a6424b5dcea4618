package dev.selvedge.runtime.retry;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fallback of an asynchronous method, in either of the shapes that the weaver makes. */
sealed interface AsyncFallback {

  /** Whether it can take a failure of that type. */
  boolean fits(Throwable cause);

  /** Its stage; null only where the fallback breaks its contract. */
  @Nullable CompletionStage<?> call(Throwable cause) throws Exception;

  static @Nullable AsyncFallback of(@Nullable Object lambda, @Nullable Class<?> takes) {
    if (lambda instanceof Callable<?> callable) {
      return new Plain(callable);
    }
    if (lambda instanceof Function<?, ?> function && takes != null) {
      @SuppressWarnings("unchecked") // it is asked whether the class fits before each call
      Function<Throwable, ?> typed = (Function<Throwable, ?>) function;
      return new OfFailure(typed, takes);
    }
    return null;
  }

  /** One that takes the method's arguments only. */
  record Plain(Callable<?> callable) implements AsyncFallback {
    @Override
    public boolean fits(Throwable cause) {
      return true;
    }

    @Override
    public @Nullable CompletionStage<?> call(Throwable cause) throws Exception {
      return (CompletionStage<?>) callable.call();
    }
  }

  /** One that takes the failure too. */
  record OfFailure(Function<Throwable, ?> function, Class<?> takes) implements AsyncFallback {
    @Override
    public boolean fits(Throwable cause) {
      return takes.isInstance(cause);
    }

    @Override
    public @Nullable CompletionStage<?> call(Throwable cause) {
      return (CompletionStage<?>) function.apply(cause);
    }
  }
}
