/** Shared workings of the runtime; carries no promise. */
@NullMarked
package dev.selvedge.runtime.internal;

import org.jspecify.annotations.NullMarked;
