/** Retrying: the resolved plan of one method, and the call that runs by it. */
@NullMarked
package dev.selvedge.runtime.retry;

import org.jspecify.annotations.NullMarked;
