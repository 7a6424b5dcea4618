/** What it costs to find the owner of a key, and how evenly and steadily keys are shared out. */
@NullMarked
package dev.selvedge.benchmarks.shard;

import org.jspecify.annotations.NullMarked;
