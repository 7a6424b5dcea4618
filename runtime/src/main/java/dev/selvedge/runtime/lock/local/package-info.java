/** Keeps locks in the memory of this process. */
@NullMarked
package dev.selvedge.runtime.lock.local;

import org.jspecify.annotations.NullMarked;
