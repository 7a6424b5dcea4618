/**
 * What the compiler's half, the weaver and the runtime must agree on to the letter: names, default
 * values, the notation of durations, and the diagnostics. Pure JDK; bundled (relocated) in the
 * processor and in the agent. Not for use by applications.
 */
@NullMarked
package dev.selvedge.contract;

import org.jspecify.annotations.NullMarked;
