/** What calls to the owner of a key cost, beside calls that are written by hand. */
@NullMarked
package dev.selvedge.benchmarks.shard;

import org.jspecify.annotations.NullMarked;
