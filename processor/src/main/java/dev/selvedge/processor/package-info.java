/**
 * The annotation processor: reads annotated methods into a model, validates that, and generates a
 * companion and an index entry per class. Nothing here is an API of the library; the compiler finds
 * the processor by its service entry.
 */
@NullMarked
package dev.selvedge.processor;

import org.jspecify.annotations.NullMarked;
