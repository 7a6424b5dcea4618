/** The annotations a user writes, and the enums they take. */
@NullMarked
package dev.selvedge;

import org.jspecify.annotations.NullMarked;
