/** Settings: where they come from, which one wins, and what is wrong with them. */
@NullMarked
package dev.selvedge.runtime.config;

import org.jspecify.annotations.NullMarked;
