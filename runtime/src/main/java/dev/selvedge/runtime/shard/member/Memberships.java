package dev.selvedge.runtime.shard.member;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.internal.DaemonThreads;
import dev.selvedge.runtime.internal.Secrets;
import dev.selvedge.runtime.internal.Services;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.MemberStoreProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the membership of a process from its settings. For each ring, the first of these is where
 * its members come from:
 *
 * <ol>
 *   <li>{@code selvedge.ring.NAME.members=id=host:port[*weight],…}
 *   <li>{@code selvedge.ring.NAME.dns=host:port} or {@code srv:_service._tcp.name}
 *   <li>the coordinator of {@code selvedge.coordinator}, if that reaches beyond this process
 *   <li>this process alone
 * </ol>
 *
 * Settings are read when a ring is first used, and stay. Thread-safe.
 */
public final class Memberships {
  private static final String COORDINATOR = "selvedge.coordinator";
  private static final String LOCAL = "local";
  private static final String DEFAULT_NAMESPACE = "selvedge";

  private final MemberEnvironment environment;
  private final Timings timings;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Membership shared;

  private Memberships(MemberEnvironment environment) {
    this.environment = environment;
    this.timings = Timings.of(environment.settings());
  }

  /**
   * The membership of this process; nothing is connected to before it is used.
   *
   * @throws InvalidSettingException if heartbeat and expiry do not go together
   */
  public static Membership open(Settings settings, NodeIdentity self) {
    ExecutorService executor = Executors.newCachedThreadPool(new DaemonThreads("selvedge-member"));
    return open(
        new MemberEnvironment(
            self,
            settings,
            MemberClock.SYSTEM,
            executor,
            RandomGenerator.getDefault(),
            () -> Services.load(MemberStoreProvider.class),
            new JndiNames()),
        executor);
  }

  static Membership open(MemberEnvironment environment, ExecutorService executor) {
    return new RoutedMembership(new Memberships(environment)::of, executor);
  }

  private Membership of(String ring) {
    Optional<String> members = setting(Rings.key(ring, "members"));
    Optional<String> dns = setting(Rings.key(ring, "dns"));
    if (members.isPresent() && dns.isPresent()) {
      throw new InvalidSettingException(
          Diagnostic.RING_SOURCE.message(
              ring,
              "its members are given twice, by "
                  + Rings.key(ring, "members")
                  + " and "
                  + Rings.key(ring, "dns"),
              "remove one of them"));
    }
    if (members.isPresent()) {
      return fixed(ring, MemberListText.parse(ring, members.get()));
    }
    if (dns.isPresent()) {
      return new DnsMembership(
          ring,
          DnsSource.parse(ring, dns.get()),
          Rings.minMembers(environment.settings(), ring),
          timings,
          environment);
    }
    String url = setting(COORDINATOR).orElse(LOCAL);
    return url.equals(LOCAL) ? alone(ring) : byStore(url);
  }

  private Membership fixed(String ring, List<Member> members) {
    return new FixedMembership(ring, members, timings, environment);
  }

  private Membership alone(String ring) {
    NodeIdentity self = environment.self();
    if (!self.address().isEmpty()) {
      throw new InvalidSettingException(
          Diagnostic.RING_SOURCE.message(
              ring,
              "this node listens at "
                  + self.address()
                  + ", but nothing says how nodes learn of each other",
              "set "
                  + COORDINATOR
                  + " to file:DIR, redis://… or jdbc:…, or name the members by "
                  + Rings.key(ring, "members")
                  + " or "
                  + Rings.key(ring, "dns")));
    }
    return fixed(ring, List.of(new Member(self.id(), self.address(), self.weight())));
  }

  private Membership byStore(String url) {
    lock.lock();
    try {
      if (shared == null) {
        shared = new StoreMembership(environment, timings, store(url));
      }
      return shared;
    } finally {
      lock.unlock();
    }
  }

  private MemberStore store(String url) {
    for (MemberStoreProvider provider : environment.providers().get()) {
      if (provider.accepts(url)) {
        String namespace = setting("selvedge.namespace").orElse(DEFAULT_NAMESPACE);
        MemberStoreContext context = MemberStoreContext.of(namespace, environment.executor());
        return new LazyMemberStore(
            Secrets.masked(url), () -> provider.open(url, context), environment.executor());
      }
    }
    throw new InvalidSettingException(
        Diagnostic.COORDINATOR_UNKNOWN.message(COORDINATOR, Secrets.masked(url)));
  }

  private Optional<String> setting(String key) {
    return environment.settings().get(key).map(String::strip).filter(text -> !text.isEmpty());
  }
}
