/** The entry points: the Java agent, and the same weaving from the command line. */
@NullMarked
package dev.selvedge.agent;

import org.jspecify.annotations.NullMarked;
