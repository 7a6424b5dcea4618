package dev.selvedge.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * An annotation of ours that only means something beside another, which is not there.
 *
 * @param name its qualified name
 * @param method the signature of the method, or constructor, that it is on or in
 */
public record Stray(Element element, AnnotationMirror annotation, String name, String method) {}
