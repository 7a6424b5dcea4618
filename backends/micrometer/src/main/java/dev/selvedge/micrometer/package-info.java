/** What Selvedge does, as Micrometer meters. */
@NullMarked
package dev.selvedge.micrometer;

import org.jspecify.annotations.NullMarked;
