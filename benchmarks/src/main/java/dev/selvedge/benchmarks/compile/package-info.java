/** What the annotation processor adds to a compilation, in whole processes. */
@NullMarked
package dev.selvedge.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
