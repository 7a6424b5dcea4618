package dev.selvedge.processor.model;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;

/**
 * One {@code @Retry} method: every attribute with its default filled in.
 *
 * @param jitter the constant's name
 * @param nested the constant's name
 */
public record RetryModel(
    MethodModel method,
    AnnotationMirror annotation,
    Attribute<Integer> maxAttempts,
    Attribute<String> delay,
    Attribute<Double> multiplier,
    Attribute<String> maxDelay,
    Attribute<String> jitter,
    Attribute<String> maxDuration,
    Attribute<List<NamedType>> on,
    Attribute<List<NamedType>> abortOn,
    Attribute<String> retryIf,
    Attribute<String> fallback,
    Attribute<String> budget,
    Attribute<String> nested)
    implements AnnotatedMethod {}
