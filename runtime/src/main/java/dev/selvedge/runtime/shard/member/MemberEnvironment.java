package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.spi.MemberStoreProvider;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What membership takes from its surroundings, so that tests can supply their own.
 *
 * @param executor where stores may block and listeners are told; not the application's, whose
 *     threads may all be busy, and a heartbeat has to go out in time
 * @param random spreads in time what many nodes do
 * @param providers all that can open a store
 */
record MemberEnvironment(
    NodeIdentity self,
    Settings settings,
    MemberClock clock,
    Executor executor,
    RandomGenerator random,
    Supplier<? extends Iterable<MemberStoreProvider>> providers,
    NameLookup names) {}
