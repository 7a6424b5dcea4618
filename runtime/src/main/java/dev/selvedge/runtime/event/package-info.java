/** What Selvedge tells those who listen. */
@NullMarked
package dev.selvedge.runtime.event;

import org.jspecify.annotations.NullMarked;
