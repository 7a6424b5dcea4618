/** Keeps locks in Redis. */
@NullMarked
package dev.selvedge.redis;

import org.jspecify.annotations.NullMarked;
