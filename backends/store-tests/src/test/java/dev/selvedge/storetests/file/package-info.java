/** The {@code file:} store. */
@NullMarked
package dev.selvedge.storetests.file;

import org.jspecify.annotations.NullMarked;
