/** The public entry point of Selvedge at run time, and its exceptions. */
@NullMarked
package dev.selvedge.runtime;

import org.jspecify.annotations.NullMarked;
