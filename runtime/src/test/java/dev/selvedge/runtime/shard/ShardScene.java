package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.ElasticThreads;
import dev.selvedge.runtime.internal.SystemTime;
import dev.selvedge.runtime.shard.call.TextCodec;
import dev.selvedge.runtime.shard.member.Membership;
import dev.selvedge.runtime.shard.member.NodeIdentity;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.spi.RemoteContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Nodes of one JVM, whose members are whoever the test says. */
final class ShardScene implements AutoCloseable {
  final InJvmNetwork network = new InJvmNetwork();
  final Listeners listeners = new Listeners();
  final List<RemoteContext> contexts = new CopyOnWriteArrayList<>();
  private final ExecutorService serving = ElasticThreads.create("scene");
  private final List<FakeMembership> memberships = new CopyOnWriteArrayList<>();
  private final List<ShardNode> nodes = new ArrayList<>();
  private final Map<String, List<Member>> rings = new ConcurrentHashMap<>();
  boolean hasTransport = true;
  @Nullable Executor following;

  /** A node that listens at its own name. */
  ShardNode node(String id, String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] = "selvedge.node.listen=" + id;
    return client(id, all);
  }

  /** A node that only calls. */
  ShardNode client(String id, String... settings) {
    Settings own = new Settings(List.of(new ShardSchema()));
    own.set("selvedge.node.id", id);
    own.set("selvedge.coordinator", "file:scene");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      own.set(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return with(own);
  }

  /** A node {@code a} that only calls, and node {@code b} that runs all calls on this instance. */
  ShardNode callerOf(Till at) {
    ShardNode b = node("b");
    members("default", "b");
    b.bind(Till.class, at);
    return client("a");
  }

  ShardNode byId(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
  }

  /** A node that listens and has no id of its own. */
  ShardNode nameless(String listen) {
    Settings own = new Settings(List.of(new ShardSchema()));
    own.set("selvedge.coordinator", "file:scene");
    own.set("selvedge.node.listen", listen);
    return with(own);
  }

  /** A node without any setting. */
  ShardNode alone() {
    return with(new Settings(List.of(new ShardSchema())));
  }

  private ShardNode with(Settings settings) {
    ShardNode node =
        new ShardNode(
            new ShardEnvironment(
                settings,
                SystemTime.INSTANCE,
                ThreadLocalRandom::current,
                () -> serving,
                following == null ? serving : following,
                listeners,
                this::open,
                () -> hasTransport ? List.of(network) : List.of(),
                () -> hasTransport ? List.of(new TextCodec()) : List.of(),
                () -> contexts,
                ShardScene::entry));
    nodes.add(node);
    return node;
  }

  /** No weaver is at work here, so that the entry is written out, and not synthetic. */
  static Method entry(Method routed) {
    try {
      return routed
          .getDeclaringClass()
          .getDeclaredMethod(routed.getName() + "$local", routed.getParameterTypes());
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private Membership open(Settings settings, NodeIdentity self) {
    FakeMembership membership = new FakeMembership(self);
    memberships.add(membership);
    return membership;
  }

  /** From now on the ring has these members, for all nodes. */
  void members(String ring, String... ids) {
    rings.put(ring, Arrays.stream(ids).map(id -> new Member(id, id)).toList());
    memberships.forEach(each -> each.tell(ring, null));
  }

  /** From now on one node sees these members, and the others what they saw before. */
  void membersSeenBy(String node, String ring, String... ids) {
    List<Member> seen = Arrays.stream(ids).map(id -> new Member(id, id)).toList();
    memberships.stream()
        .filter(each -> each.self.id().equals(node))
        .forEach(each -> each.tell(ring, seen));
  }

  @Override
  public void close() {
    nodes.forEach(ShardNode::close);
    serving.shutdownNow();
  }

  /** Calls a method as woven code does. */
  static @Nullable Object call(ShardNode node, ShardPlan plan, String argument, Callable<?> local)
      throws Throwable {
    long hash = KeyHash.of(argument);
    return plan.state(node).isHere(hash)
        ? local.call()
        : node.forward(plan, hash, new Object[] {argument}, local);
  }

  /** The same from within a body, for which nothing runs here. */
  static String relay(ShardNode node, ShardPlan plan, String argument) {
    try {
      return String.valueOf(call(node, plan, argument, ShardScene::unexpected));
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static Object unexpected() {
    throw new AssertionError("the call ran here");
  }

  /** Some key that this node takes for that one's. */
  static String keyOwnedBy(ShardNode node, String owner) {
    for (int i = 0; ; i++) {
      if (node.rings().named("default").owner("k" + i).id().equals(owner)) {
        return "k" + i;
      }
    }
  }

  /** The same for a method that returns a stage. */
  @SuppressWarnings("unchecked") // as the method declares
  static CompletableFuture<@Nullable Object> stage(
      ShardNode node, ShardPlan plan, String argument, Callable<?> local) throws Exception {
    long hash = KeyHash.of(argument);
    return ((CompletionStage<@Nullable Object>)
            (plan.state(node).isHere(hash)
                ? local.call()
                : node.forwardStage(plan, hash, new Object[] {argument}, local)))
        .toCompletableFuture();
  }

  /** A plan of one node for a method of a host, which takes and returns text. */
  static ShardPlan plan(Class<?> host, String method, UnaryOperator<ShardPlan.Builder> with) {
    for (Method declared : host.getDeclaredMethods()) {
      if (declared.getName().equals(method)) {
        return with.apply(
                ShardPlan.of(
                    host.getName(),
                    method,
                    dev.selvedge.runtime.shard.call.CallMethod.descriptor(declared),
                    "key"))
            .build();
      }
    }
    throw new AssertionError(method);
  }

  private final class FakeMembership implements Membership {
    private final NodeIdentity self;
    private final Map<String, Consumer<List<Member>>> watching = new ConcurrentHashMap<>();
    private volatile boolean left;

    FakeMembership(NodeIdentity self) {
      this.self = self;
    }

    void tell(String ring, @Nullable List<Member> seen) {
      Consumer<List<Member>> listener = watching.get(ring);
      List<Member> members = seen == null ? rings.get(ring) : seen;
      if (listener != null && members != null) {
        listener.accept(members.stream().filter(m -> !left || !m.id().equals(self.id())).toList());
      }
    }

    @Override
    public void watch(String ring, Consumer<List<Member>> listener) {
      watching.put(ring, listener);
      tell(ring, null);
    }

    @Override
    public void join(String ring) {}

    @Override
    public boolean serves(String ring) {
      return !left;
    }

    @Override
    public void refresh(String ring) {}

    @Override
    public CompletionStage<Void> leave() {
      left = true;
      rings.replaceAll(
          (ring, members) -> members.stream().filter(m -> !m.id().equals(self.id())).toList());
      rings.keySet().forEach(ring -> memberships.forEach(each -> each.tell(ring, null)));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }
}
