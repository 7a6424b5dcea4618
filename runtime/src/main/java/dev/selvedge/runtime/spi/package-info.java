/**
 * What others can plug in; found by {@link java.util.ServiceLoader}, or given to Selvedge by hand.
 */
@NullMarked
package dev.selvedge.runtime.spi;

import org.jspecify.annotations.NullMarked;
