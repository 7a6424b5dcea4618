/** Who belongs to a ring: membership from settings, DNS or a coordinator. */
@NullMarked
package dev.selvedge.runtime.shard.member;

import org.jspecify.annotations.NullMarked;
