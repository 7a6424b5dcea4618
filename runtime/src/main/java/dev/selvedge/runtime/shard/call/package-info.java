/** Calls between nodes: the origin's router, the owner's desk, and what goes between them. */
@NullMarked
package dev.selvedge.runtime.shard.call;

import org.jspecify.annotations.NullMarked;
