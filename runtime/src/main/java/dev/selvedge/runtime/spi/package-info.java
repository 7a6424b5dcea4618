/** What others can plug in; implementations are found by {@link java.util.ServiceLoader}. */
@NullMarked
package dev.selvedge.runtime.spi;

import org.jspecify.annotations.NullMarked;
