/** Measuring whole processes in turns, and the generated program they run or compile. */
@NullMarked
package dev.selvedge.benchmarks.process;

import org.jspecify.annotations.NullMarked;
