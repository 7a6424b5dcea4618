/** Key to slot to node: hashing, rendezvous, views. Pure functions of their input. */
@NullMarked
package dev.selvedge.runtime.shard.placement;

import org.jspecify.annotations.NullMarked;
