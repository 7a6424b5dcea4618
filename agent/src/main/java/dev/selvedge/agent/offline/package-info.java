/** Weaving and verifying class files on disk. */
@NullMarked
package dev.selvedge.agent.offline;

import org.jspecify.annotations.NullMarked;
