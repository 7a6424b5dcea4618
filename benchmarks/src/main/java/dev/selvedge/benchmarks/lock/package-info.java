/** Taking and giving back locks, beside the peers and beside the bare requests, on real servers. */
@NullMarked
package dev.selvedge.benchmarks.lock;

import org.jspecify.annotations.NullMarked;
