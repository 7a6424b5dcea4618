package dev.selvedge.runtime.shard;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.internal.ProcessIdentity;
import dev.selvedge.runtime.shard.Companions.Routed;
import dev.selvedge.runtime.shard.call.CallMethod;
import dev.selvedge.runtime.shard.call.Target;
import dev.selvedge.runtime.shard.member.Membership;
import dev.selvedge.runtime.spi.ShardCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * This process as a node: its rings, what it offers, and its connections, each opened when it is
 * first needed. A process that is alone in a ring needs none. Thread-safe.
 */
final class ShardNode implements Node {
  private final ShardEnvironment environment;
  private final String id;
  private final boolean hasOwnId;
  private final RingRegistry rings = new RingRegistry(this);
  private final NodeLinks links;
  private final AtomicReference<@Nullable ShardCodec> codec = new AtomicReference<>();
  private final Set<Class<?>> bound = ConcurrentHashMap.newKeySet();
  private final List<RingState> joined = new CopyOnWriteArrayList<>();
  private final AtomicBoolean hooked = new AtomicBoolean();
  private volatile boolean draining;

  ShardNode(ShardEnvironment environment) {
    this.environment = environment;
    String given = setting("selvedge.node.id");
    this.hasOwnId = !given.isEmpty();
    this.id = hasOwnId ? given : ProcessIdentity.readable().replaceAll("[^A-Za-z0-9_.:-]", "-");
    this.links = new NodeLinks(environment, id, rings);
  }

  /** That of this process. */
  static ShardNode ofProcess() {
    return Holder.PROCESS;
  }

  private static final class Holder {
    static final ShardNode PROCESS = new ShardNode(ShardEnvironment.ofProcess());
  }

  private String setting(String key) {
    return environment.settings().get(key).map(String::strip).orElse("");
  }

  Settings settings() {
    return environment.settings();
  }

  Listeners listeners() {
    return environment.listeners();
  }

  /** Where what belongs to the application runs. */
  Executor following() {
    return environment.following();
  }

  RingRegistry rings() {
    return rings;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String address() {
    return links.address();
  }

  Membership membership() {
    return links.membership();
  }

  /** What a ring of nodes needs and this process lacks, as whole messages. */
  List<String> missing(RingState ring) {
    List<String> missing = new ArrayList<>();
    if (!ring.isAlone()) {
      if (environment.transports().get().isEmpty()) {
        missing.add(Diagnostic.TRANSPORT_MISSING.message("a transport"));
      } else if (environment.codecs().get().isEmpty()) {
        missing.add(Diagnostic.TRANSPORT_MISSING.message("a ShardCodec"));
      }
    }
    return missing;
  }

  /** See {@link WovenShard#forward}. */
  @Nullable Object forward(
      ShardPlan plan, long hash, @Nullable Object[] arguments, Callable<?> local) throws Throwable {
    RingState ring = plan.state(this);
    if (ring.isHere(hash)) { // by now
      return local.call();
    }
    return links
        .router()
        .call(method(plan, local), ring, hash, arguments, plan.terms(settings()), local);
  }

  /** See {@link WovenShard#forwardStage}. */
  Object forwardStage(ShardPlan plan, long hash, @Nullable Object[] arguments, Callable<?> local)
      throws Exception {
    RingState ring = plan.state(this);
    if (ring.isHere(hash)) { // by now
      return local.call();
    }
    return links
        .router()
        .stage(method(plan, local), ring, hash, arguments, plan.terms(settings()), local);
  }

  /** The woven class makes the callable, so that the loader of the one is that of the other. */
  private CallMethod method(ShardPlan plan, Callable<?> local) {
    return plan.method(local.getClass().getClassLoader(), this::codec);
  }

  /** See {@link WovenShard#enter}. */
  SelectFrame select(ShardPlan plan, long hash) {
    Resources resources = plan.state(this).registered();
    if (resources == null) {
      throw new IllegalStateException(
          Diagnostic.RING_WITHOUT_RESOURCES.message(plan.text(), plan.ring(), plan.ring()));
    }
    return SelectFrame.enter(plan, resources, hash);
  }

  /** What carries arguments and results. */
  private ShardCodec codec() {
    ShardCodec known = codec.get();
    if (known != null) {
      return known;
    }
    List<? extends ShardCodec> found = environment.codecs().get();
    if (found.isEmpty()) {
      throw new InvalidSettingException(Diagnostic.TRANSPORT_MISSING.message("a ShardCodec"));
    }
    codec.compareAndSet(null, found.get(0));
    return found.get(0);
  }

  /** See {@code Selvedge.bind}. */
  Binding bind(Class<?> host, @Nullable Object instance) {
    if (draining) {
      throw new IllegalStateException(
          host.getName() + " is not bound: this node has left its rings; start a new process");
    }
    Companions companions = new Companions(environment.entries());
    List<Target> targets = new ArrayList<>();
    List<RingState> toJoin = new ArrayList<>();
    for (Routed routed : companions.routed(host, instance != null)) {
      String ring = routed.plan().ring();
      var entry = companions.entry(routed.method(), instance);
      RingState state = rings.named(ring);
      if (!state.isAlone()) {
        requireAddress(host);
        CallMethod method = routed.plan().described(routed.method(), codec());
        targets.add(new Target(method, entry, host.getClassLoader()));
      }
      if (!toJoin.contains(state)) {
        toJoin.add(state);
      }
    }
    if (!bound.add(host)) {
      throw new IllegalStateException(Diagnostic.BOUND_TWICE.message(host.getName()));
    }
    return offer(host, targets, toJoin);
  }

  private void requireAddress(Class<?> host) {
    if (setting("selvedge.node.listen").isEmpty()) {
      throw new InvalidSettingException(Diagnostic.NODE_NOT_LISTENING.message(host.getName()));
    }
  }

  private Binding offer(Class<?> host, List<Target> targets, List<RingState> toJoin) {
    try {
      if (!targets.isEmpty()) {
        Target other = links.desk().offer(targets);
        if (other != null) {
          throw new IllegalStateException(Diagnostic.BOUND_TWICE.message(other.method().text()));
        }
      }
      for (RingState ring : toJoin) {
        join(ring);
      }
    } catch (RuntimeException | Error e) {
      if (!targets.isEmpty()) {
        links.desk().withdraw(targets);
      }
      bound.remove(host);
      throw e;
    }
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        bound.remove(host);
        if (!targets.isEmpty()) {
          links.desk().withdraw(targets);
        }
      }
    };
  }

  private void join(RingState ring) {
    ring.watch();
    if (ring.isAlone()) {
      return;
    }
    if (hooked.compareAndSet(false, true)) {
      if (!hasOwnId) {
        Log.warning(ShardNode.class, Diagnostic.NODE_ID_UNSTABLE.message(id), null);
      }
      drainAtExit();
    }
    links.membership().join(ring.name());
    if (!joined.contains(ring)) {
      joined.add(ring);
    }
  }

  private void drainAtExit() {
    Duration most = links.drainTimeout();
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(null, () -> drain(most), "selvedge-drain", 0, false));
    } catch (IllegalStateException e) { // bound in a shutdown hook: there is little left to drain
      Log.debug(ShardNode.class, "nothing drains this node when the process ends", e);
    }
  }

  @Override
  public boolean isServing() {
    return !draining
        && !bound.isEmpty()
        && joined.stream()
            .allMatch(
                ring -> {
                  var placement = ring.placement();
                  return placement != null && placement.self() >= 0 && ring.serves();
                });
  }

  @Override
  public boolean drain(Duration most) {
    draining = true;
    if (!links.areOpen()) {
      return true; // nobody could have called
    }
    long end = System.nanoTime() + most.toNanos();
    await(links.membership().leave().toCompletableFuture(), end); // calls are served meanwhile
    boolean ended = await(links.desk().drain(), end);
    links.stopListening(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    return ended;
  }

  private static boolean await(Future<?> end, long deadline) {
    try {
      end.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      Log.warning(ShardNode.class, "leaving the rings failed", e.getCause());
      return false;
    }
  }

  /** Ends all connections, as a crash would; for tests. */
  void close() {
    draining = true;
    links.close();
  }
}
