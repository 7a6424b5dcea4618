/** The weaver, a function from class file to class file. */
@NullMarked
package dev.selvedge.agent.weave;

import org.jspecify.annotations.NullMarked;
