/** What an agent adds to the start of a program, in whole processes. */
@NullMarked
package dev.selvedge.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
