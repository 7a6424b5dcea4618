/**
 * The checks on the model, each in a class of its own, and the report that collects what they find.
 */
@NullMarked
package dev.selvedge.processor.validate;

import org.jspecify.annotations.NullMarked;
