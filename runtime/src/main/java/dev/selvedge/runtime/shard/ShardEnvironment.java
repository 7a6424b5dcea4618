package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.AttemptExecutor;
import dev.selvedge.runtime.internal.ElasticThreads;
import dev.selvedge.runtime.internal.Services;
import dev.selvedge.runtime.internal.SystemTime;
import dev.selvedge.runtime.internal.TimeSource;
import dev.selvedge.runtime.shard.member.Membership;
import dev.selvedge.runtime.shard.member.Memberships;
import dev.selvedge.runtime.shard.member.NodeIdentity;
import dev.selvedge.runtime.spi.RemoteContext;
import dev.selvedge.runtime.spi.ShardCodec;
import dev.selvedge.runtime.spi.TransportProvider;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What placing calls takes from its surroundings, so that tests can supply their own.
 *
 * @param serving made when the first method is bound
 * @param following where stages of this node's callers complete
 * @param entries finds what a call from another node enters at
 */
record ShardEnvironment(
    Settings settings,
    TimeSource time,
    Supplier<? extends RandomGenerator> random,
    Supplier<? extends Executor> serving,
    Executor following,
    Listeners listeners,
    MembershipSource memberships,
    Supplier<? extends List<TransportProvider>> transports,
    Supplier<? extends List<ShardCodec>> codecs,
    Supplier<? extends List<RemoteContext>> contexts,
    EntryFinder entries) {

  /** Opens what tells who is in which ring. */
  interface MembershipSource {
    Membership open(Settings settings, NodeIdentity self);
  }

  /** The surroundings of this process. */
  static ShardEnvironment ofProcess() {
    return new ShardEnvironment(
        Selvedge.settings(),
        SystemTime.INSTANCE,
        ThreadLocalRandom::current,
        () -> ElasticThreads.create("selvedge-serve"),
        AttemptExecutor.INSTANCE,
        Listeners.GLOBAL,
        Memberships::open,
        () -> Services.load(TransportProvider.class),
        () -> Services.load(ShardCodec.class),
        () -> Services.load(RemoteContext.class),
        EntryFinder.WOVEN);
  }
}
