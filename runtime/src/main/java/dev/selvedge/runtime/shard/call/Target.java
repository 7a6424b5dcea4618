package dev.selvedge.runtime.shard.call;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A method that this node runs for others.
 *
 * @param entry takes the arguments as one {@code Object[]}; runs lock and body, no routing
 * @param loader the context class loader for it
 */
public record Target(CallMethod method, MethodHandle entry, @Nullable ClassLoader loader) {}
