package dev.selvedge.agent.advice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an advice parameter that the weaver replaces by code of its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Binding {

  /** What stands in the parameter's place; each is to be read at most once per path. */
  enum Kind {
    /** The method's {@code RetryPlan}. */
    PLAN,
    /** Whether {@code maxDuration} is set: a constant. */
    TIMED,
    /** Whether there is a {@code retryIf}: a constant. */
    JUDGED,
    /** Calls {@code retryIf} with the result. */
    REJECTED,
    /** Whether there is a {@code fallback}: a constant. */
    BACKED,
    /** Whether the fallback can take the local variable {@code cause}. */
    FITS,
    /** Calls {@code fallback}. */
    STAND_IN,
    /** A {@code Callable} that runs the body again. */
    ATTEMPT,
    /** A {@code Predicate} that calls {@code retryIf}, or null. */
    JUDGE,
    /** A {@code Callable} or {@code Function} that calls {@code fallback}, or null. */
    STAND_IN_LATER,
    /** The class that the function takes, or null. */
    STAND_IN_TAKES
  }

  Kind value();
}
