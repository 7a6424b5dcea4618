/** What Selvedge costs: entry points, and the tables made from what they measured. */
@NullMarked
package dev.selvedge.benchmarks;

import org.jspecify.annotations.NullMarked;
