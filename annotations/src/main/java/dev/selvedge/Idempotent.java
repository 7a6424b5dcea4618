package dev.selvedge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that may run twice with the same arguments and do no more than running once. {@link
 * Retry} on it also retries a call of which it is unknown whether it has run elsewhere ({@code
 * UnknownOutcomeException}), and {@link ShardBy} may send such a call again.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
