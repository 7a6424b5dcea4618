/** What is annotated, as immutable records read from the compiler's elements. */
@NullMarked
package dev.selvedge.processor.model;

import org.jspecify.annotations.NullMarked;
