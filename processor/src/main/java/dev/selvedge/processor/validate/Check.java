package dev.selvedge.processor.validate;

import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.HostModel;

/**
 * One rule, or a few of a kind, about annotated methods. Adds what it finds and never throws.
 *
 * @param <M> which annotation it is about; {@link AnnotatedMethod} for rules that all of them share
 */
interface Check<M extends AnnotatedMethod> {
  void check(HostModel host, M annotated, ValidationReport report);
}
