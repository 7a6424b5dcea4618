package dev.selvedge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mark that the weaver leaves on a class, so that it is woven exactly once and {@code
 * Selvedge.verify()} can see it. Nobody writes it by hand.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Woven {

  /** Version of the weaver. */
  String version();

  /** Annotated methods that could not be woven, each as {@code "name(types): SV202 reason"}. */
  String[] unwoven() default {};
}
