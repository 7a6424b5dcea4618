package dev.selvedge.processor.model;

import javax.lang.model.element.AnnotationValue;
import javax.lang.model.type.TypeMirror;

/**
 * A class literal in an annotation.
 *
 * @param source the literal itself, so that a complaint points at it and not at the whole array
 */
public record NamedType(TypeMirror type, String binaryName, AnnotationValue source) {}
