package dev.selvedge.agent.advice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a parameter of {@link LockAdvice} that the weaver replaces by code of its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface LockBinding {

  /** What stands in the parameter's place; each is to be read at most once per path. */
  enum Kind {
    /** The method's {@code LockPlan}. */
    PLAN,
    /** Makes the call's {@code LockKeys}. */
    KEYS,
    /** Whether a call that was skipped returns something else than null: a constant. */
    EMPTIES,
    /** What such a call returns. */
    EMPTY
  }

  Kind value();
}
