/** The code that is copied into woven methods; it never runs in the agent. */
@NullMarked
package dev.selvedge.agent.advice;

import org.jspecify.annotations.NullMarked;
