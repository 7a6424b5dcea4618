/** One call under {@code @Retry}, beside the same call under each peer. */
@NullMarked
package dev.selvedge.benchmarks.retry;

import org.jspecify.annotations.NullMarked;
