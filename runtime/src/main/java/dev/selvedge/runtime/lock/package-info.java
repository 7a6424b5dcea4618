/** Executes {@code @DistributedLock}: waiting, holding, renewing and losing locks. */
@NullMarked
package dev.selvedge.runtime.lock;

import org.jspecify.annotations.NullMarked;
