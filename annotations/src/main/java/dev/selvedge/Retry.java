package dev.selvedge;

import dev.selvedge.contract.RetryDefaults;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that is called again when it fails, in place: private, final, static and self-called
 * methods are covered like any other, because the method itself is rewritten.
 *
 * <pre>{@code
 * @Retry(maxAttempts = 5, on = IOException.class, fallback = "cached")
 * Invoice fetch(long id) throws IOException { ... }
 *
 * private Invoice cached(long id, IOException cause) { ... }
 * }</pre>
 *
 * <p>The caller sees the method's own result or the last failure itself, never a wrapper; earlier
 * failures are suppressed in it, beside one {@code RetryStopped} that says why the retrying ended.
 * A method that returns {@code CompletionStage} or {@code CompletableFuture} is covered until the
 * stage completes.
 *
 * <p>Durations are {@code "100ms"}, {@code "2s"}, {@code "5m"}, {@code "1h"} (also {@code us} and
 * {@code ns}) or ISO-8601 ({@code "PT2.5S"}). Every attribute but {@link #fallback()} and {@link
 * #retryIf()} can be overridden by settings, per method, class or globally, while the program runs:
 * {@code selvedge.retry.com.acme.Billing#fetch.maxAttempts=5}.
 *
 * <p>Not possible on abstract, native or {@code synchronized} methods and on constructors, nor on
 * results that are still being produced when the method returns ({@code Future}, {@code Stream},
 * {@code Iterator}, reactive types): compile errors, each of which names the remedy.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Retry {

  /** Calls in total, the first included; at least 1. */
  int maxAttempts() default RetryDefaults.MAX_ATTEMPTS;

  /** Wait before the second call, from which later waits grow; {@code "0ms"} for none. */
  String delay() default RetryDefaults.DELAY;

  /** What each wait is multiplied by to get the next; a finite number, at least 1. */
  double multiplier() default RetryDefaults.MULTIPLIER;

  /** The longest wait, jitter included; unset means the larger of 10 s and {@link #delay()}. */
  String maxDelay() default "";

  /** How waits are spread at random. */
  Jitter jitter() default Jitter.FULL;

  /**
   * Bound on the whole call, waits included, measured from its entry; unset means none. A wait that
   * does not fit what remains is not begun; an attempt that runs is not cut short.
   */
  String maxDuration() default "";

  /**
   * Failures worth another attempt, matched against the exception and then its causes. An {@link
   * Error} on top is retried only where a type here covers it, a {@link StackOverflowError} never.
   */
  Class<? extends Throwable>[] on() default {Exception.class};

  /** Failures that end the retrying wherever they stand in the chain of causes; wins over on. */
  Class<? extends Throwable>[] abortOn() default {};

  /**
   * A method of the same class that takes the result (for a stage: what it completes with) and
   * answers whether to try again; unset means every result is good. When attempts run out, the last
   * result is returned. A rejected result that is {@link AutoCloseable} is closed before the next
   * attempt.
   */
  String retryIf() default "";

  /**
   * A method of the same class with the same parameters, and optionally a {@link Throwable} as the
   * last one, whose result stands in when retrying was given up over a failure named in {@link
   * #on()} or a rejected result; unset means the failure is thrown. A failure that its last
   * parameter cannot take is thrown too. It is not called for failures that were never to be
   * retried.
   */
  String fallback() default "";

  /**
   * Name of the retry budget; methods with the same name share one, unset means one of this
   * method's own. A budget holds 500 retries and regains 10 a second; a call that succeeds after
   * retries gives back what it took, so only retries that do not help run it dry. {@code
   * "unlimited"} means none.
   */
  String budget() default "";

  /** What to do with failures that a {@link Retry} further in has already given up on. */
  Nested nested() default Nested.DAMPEN;
}
