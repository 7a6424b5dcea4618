package dev.selvedge.processor.model;

import javax.lang.model.element.AnnotationMirror;

/** A method with one of the annotations on it; one with two of them is two of these. */
public sealed interface AnnotatedMethod permits RetryModel, LockModel, ShardModel {

  MethodModel method();

  AnnotationMirror annotation();
}
