/**
 * Placement of calls by key: what {@code @ShardBy} methods and {@code Selvedge.ring} are made of.
 */
@NullMarked
package dev.selvedge.runtime.shard;

import org.jspecify.annotations.NullMarked;
