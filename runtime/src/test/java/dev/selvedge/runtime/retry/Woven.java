package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One woven method: calls {@link WovenRetry} in the order in which the advice classes of the agent
 * do, so that a scenario needs no agent.
 */
final class Woven<T> {
  private final RetryPlan plan;
  private @Nullable Predicate<@Nullable T> retryIf;
  private @Nullable Callable<T> fallback;
  private @Nullable Function<Throwable, T> failureFallback;
  private @Nullable Class<? extends Throwable> fallbackTakes;
  private boolean timed;

  Woven(RetryPlan plan) {
    this.plan = plan;
  }

  Woven<T> retryIf(Predicate<@Nullable T> predicate) {
    retryIf = predicate;
    return this;
  }

  Woven<T> fallback(Callable<T> method) {
    fallback = method;
    return this;
  }

  /** A fallback whose last parameter is of that type. */
  <E extends Throwable> Woven<T> fallback(Class<E> takes, Function<? super E, T> method) {
    failureFallback = failure -> method.apply(takes.cast(failure));
    fallbackTakes = takes;
    return this;
  }

  /** The annotation sets {@code maxDuration}. */
  Woven<T> timed() {
    timed = true;
    return this;
  }

  /** As {@code RetryAdvice} or, where the method has extras, {@code JudgingRetryAdvice} does. */
  @Nullable T call(Callable<? extends T> body) throws Exception {
    boolean backed = fallback != null || failureFallback != null;
    return backed || retryIf != null || timed ? judged(body, backed) : plain(body);
  }

  private @Nullable T plain(Callable<? extends T> body) throws Exception {
    int sequence = WovenRetry.sequence();
    Object call = null;
    while (true) {
      try {
        T returned = body.call();
        if (call != null) {
          WovenRetry.succeeded(call);
        }
        return returned;
      } catch (Throwable thrown) {
        call = WovenRetry.failed(call, plan, sequence, thrown);
        if (call == null) {
          throw Body.<RuntimeException>sneaky(thrown);
        }
      }
    }
  }

  private @Nullable T judged(Callable<? extends T> body, boolean backed) throws Exception {
    int sequence = WovenRetry.sequence();
    Object call = timed ? WovenRetry.begin(plan, sequence) : null;
    while (true) {
      T returned = null;
      Throwable thrown = null;
      try {
        returned = body.call();
      } catch (Throwable e) {
        thrown = e;
      }
      if (thrown == null && !isRejected(call, returned)) {
        if (call != null) {
          WovenRetry.succeeded(call);
        }
        return returned;
      }
      call = WovenRetry.call(call, plan, sequence);
      if (WovenRetry.again(call, thrown, returned)) {
        continue;
      }
      if (backed && WovenRetry.fallsBack(call)) {
        Throwable cause = WovenRetry.cause(call, thrown);
        if (fallbackTakes == null || fallbackTakes.isInstance(cause)) {
          try {
            returned = standIn(cause);
          } catch (Throwable e) {
            throw Body.<RuntimeException>sneaky(WovenRetry.fallbackFailed(e, cause));
          }
          thrown = null;
          WovenRetry.fellBack(call, cause);
        }
      }
      if (thrown != null) {
        throw Body.<RuntimeException>sneaky(thrown);
      }
      return returned;
    }
  }

  private boolean isRejected(@Nullable Object call, @Nullable T returned) {
    try {
      return retryIf != null && retryIf.test(returned);
    } catch (Throwable e) {
      WovenRetry.abandon(call);
      throw e;
    }
  }

  private T standIn(Throwable cause) throws Exception {
    return fallback != null ? fallback.call() : requireNonNull(failureFallback).apply(cause);
  }

  /**
   * As {@code StageRetryAdvice} does. A predicate judges what the stage completes with; a fallback
   * has to be a method of its own that returns a stage.
   */
  @SuppressWarnings("unchecked") // the type of the stage is that of the body
  static <V> @Nullable CompletionStage<V> async(
      RetryPlan plan, Callable<? extends CompletionStage<V>> body, Extras<V> extras)
      throws Exception {
    int sequence = WovenRetry.sequence();
    Object call = extras.timed ? WovenRetry.begin(plan, sequence) : null;
    Object returned = null;
    Throwable thrown = null;
    try {
      returned = body.call();
    } catch (Throwable e) {
      thrown = e;
    }
    if (thrown != null || WovenRetry.isOpen(returned, extras.retryIf != null)) {
      return (CompletionStage<V>)
          WovenRetry.follow(
              call,
              plan,
              sequence,
              returned,
              thrown,
              body,
              extras.retryIf,
              extras.fallback,
              extras.fallbackTakes);
    }
    if (call != null) {
      WovenRetry.succeeded(call);
    }
    return (CompletionStage<V>) returned;
  }

  static <V> @Nullable CompletableFuture<V> async(
      RetryPlan plan, Callable<? extends CompletionStage<V>> body) throws Exception {
    return (CompletableFuture<V>) async(plan, body, new Extras<>());
  }

  /** What a method that returns a stage may have besides its plan. */
  static final class Extras<V> {
    private boolean timed;
    private @Nullable Predicate<V> retryIf;
    private @Nullable Object fallback;
    private @Nullable Class<?> fallbackTakes;

    Extras<V> timed() {
      timed = true;
      return this;
    }

    Extras<V> retryIf(Predicate<V> predicate) {
      retryIf = predicate;
      return this;
    }

    Extras<V> fallback(Callable<@Nullable CompletionStage<V>> method) {
      fallback = method;
      return this;
    }

    <E extends Throwable> Extras<V> fallback(
        Class<E> takes, Function<E, CompletionStage<V>> method) {
      fallback = method;
      fallbackTakes = takes;
      return this;
    }
  }
}
