/** Telling, without Byte Buddy, whether a class file concerns Selvedge at all. */
@NullMarked
package dev.selvedge.agent.scan;

import org.jspecify.annotations.NullMarked;
