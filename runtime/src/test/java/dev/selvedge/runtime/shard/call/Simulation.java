package dev.selvedge.runtime.shard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Affinity;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.shard.KeyHash;
import dev.selvedge.runtime.shard.ShardUnavailableException;
import dev.selvedge.runtime.shard.StaleViewException;
import dev.selvedge.runtime.shard.UnknownOutcomeException;
import dev.selvedge.runtime.shard.placement.Member;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Some nodes that call each other for a while, in virtual time, while a random schedule crashes
 * them, cuts lines, and tells them late and differently of who is there. For one thread.
 */
final class Simulation {
  private static final long MILLIS = 1_000_000;
  private static final long TIMEOUT = 2_000 * MILLIS;

  final SimClock clock = new SimClock();
  final SplittableRandom random;
  final SimNetwork network;
  final Map<String, Node> nodes = new LinkedHashMap<>();
  final List<Call> calls = new ArrayList<>();
  private final Map<String, Call> byName = new HashMap<>();
  private final List<String> present = new ArrayList<>();

  /** A fault that must be found: nodes run whatever they are sent. */
  private final boolean careless;

  Simulation(long seed, int count, boolean careless) {
    this.careless = careless;
    random = new SplittableRandom(seed);
    network = new SimNetwork(clock, random, this::sent);
    for (int i = 0; i < count; i++) {
      String id = String.valueOf((char) ('a' + i));
      present.add(id);
      nodes.put(id, new Node(id));
    }
  }

  /** A node with its own view. */
  final class Node {
    final String id;
    final SimRing ring;
    final Router router;
    final Desk desk;
    boolean alive = true;

    Node(String id) {
      this.id = id;
      ring = new SimRing(id);
      CallEnvironment environment =
          new CallEnvironment(
              id,
              clock,
              () -> random,
              task -> clock.schedule(task, random.nextLong(MILLIS)),
              task -> clock.schedule(task, 0),
              new Listeners());
      router = new Router(environment, CallLimits.DEFAULT, () -> network.of(id), Contexts.NONE);
      CallRing seen = ring;
      if (careless) {
        seen = new Careless(ring);
      }
      CallRing served = seen;
      desk = new Desk(environment, CallLimits.DEFAULT, name -> served, Contexts.NONE);
      desk.offer(List.of(target(false), target(true)));
      network.listen(id, desk::handle);
    }

    private Target target(boolean idempotent) {
      try {
        return new Target(
            method(idempotent),
            MethodHandles.lookup()
                .bind(this, "serve", MethodType.methodType(Object.class, Object[].class)),
            null);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    @SuppressWarnings("unused") // called by its handle
    Object serve(@Nullable Object[] arguments) {
      return run(String.valueOf(arguments[0]), true);
    }

    /** The method's body. */
    CompletionStage<Object> run(String name, boolean isRemote) {
      Call call = known(name);
      call.runs++;
      if (isRemote && !ring.owns(call.hash)) {
        call.ranAtStranger = true;
      }
      CompletableFuture<Object> result = new CompletableFuture<>();
      Runnable end =
          () -> {
            if (call.fails) {
              result.completeExceptionally(new IllegalStateException("as told"));
            } else {
              result.complete(name);
            }
          };
      String inner = call.inner;
      call.inner = null;
      if (inner != null) {
        call(inner, false, Affinity.OWNER).done.whenComplete((r, t) -> end.run());
      } else {
        clock.schedule(end, random.nextLong(20 * MILLIS));
      }
      return result;
    }

    Call call(String name, boolean idempotent, Affinity affinity) {
      Call call = new Call(name, id, idempotent, affinity, clock.nanoTime());
      calls.add(call);
      byName.put(name, call);
      call.fails = random.nextInt(10) == 0;
      if (random.nextInt(4) == 0 && name.length() < 12) {
        call.inner = name + "i";
      }
      if (ring.owns(call.hash)) {
        run(name, false).whenComplete(call::end);
        return call;
      }
      router
          .stage(
              method(idempotent),
              ring,
              call.hash,
              new Object[] {name},
              new Router.Terms(affinity, TIMEOUT),
              () -> run(name, false))
          .whenComplete(call::end);
      return call;
    }
  }

  /** Takes every key for its own. */
  private record Careless(SimRing ring) implements CallRing {
    @Override
    public String name() {
      return ring.name();
    }

    @Override
    public @Nullable Placement placement() {
      Placement real = ring.placement();
      return real == null
          ? null
          : new Placement(
              dev.selvedge.runtime.shard.placement.View.of(
                  real.view().config(), List.of(new Member("me", "me")), real.view().version()),
              0,
              Set.of());
    }

    @Override
    public long config() {
      return ring.config();
    }

    @Override
    public boolean serves() {
      return true;
    }

    @Override
    public void refresh() {}

    @Override
    public Runnable onNewer(long version, Runnable action) {
      return ring.onNewer(version, action);
    }
  }

  /** A call with what is known of it. */
  final class Call {
    final String name;
    final String origin;
    final boolean idempotent;
    final Affinity affinity;
    final long hash;
    final long begun;
    final CompletableFuture<@Nullable Object> done = new CompletableFuture<>();
    @Nullable String inner;
    boolean fails;
    boolean ranAtStranger;
    int runs;
    int requests;
    long ended = -1;
    @Nullable Throwable failure;

    Call(String name, String origin, boolean idempotent, Affinity affinity, long begun) {
      this.name = name;
      this.origin = origin;
      this.idempotent = idempotent;
      this.affinity = affinity;
      this.hash = KeyHash.of(name);
      this.begun = begun;
    }

    void end(@Nullable Object result, @Nullable Throwable thrown) {
      assertThat(ended).as("%s ends once", this).isEqualTo(-1);
      ended = clock.nanoTime();
      failure = thrown == null ? null : Failures.unwrapped(thrown);
      if (failure instanceof ShardUnavailableException || failure instanceof StaleViewException) {
        assertThat(runs).as("%s did not run, said %s", this, failure).isZero();
      }
      done.complete(result);
    }

    @Override
    public String toString() {
      return "call " + name + " of " + origin;
    }
  }

  private static CallMethod method(boolean idempotent) {
    return new CallMethod(
        idempotent ? 2 : 1,
        idempotent ? "com.acme.Sim#again(String)" : "com.acme.Sim#once(String)",
        SimRing.NAME,
        idempotent,
        true,
        "text",
        new TextCodec.Call(),
        KnownFailures.of(new Class<?>[0]));
  }

  private void sent(String from, byte[] bytes) {
    try {
      CallRequest request = CallRequest.decode(bytes);
      Call call = known(new String(request.arguments(), java.nio.charset.StandardCharsets.UTF_8));
      assertThat(from).as("only the origin sends %s", call).isEqualTo(call.origin);
      assertThat(++call.requests).as("requests of %s", call).isLessThanOrEqualTo(3);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  Node node(String id) {
    return Objects.requireNonNull(nodes.get(id));
  }

  private Call known(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  List<Member> members(List<String> ids) {
    return ids.stream().map(id -> new Member(id, id)).toList();
  }

  /** All nodes learn who is there, each in its own time. */
  void announce(long slowest) {
    List<Member> now = members(present);
    for (Node node : nodes.values()) {
      clock.schedule(() -> node.ring.learn(now), slowest == 0 ? 0 : random.nextLong(slowest));
    }
  }

  /** A life of ten seconds. */
  void live() {
    announce(0);
    clock.runUntil(1);
    for (int i = 0; i < 12; i++) {
      clock.schedule(this::happen, random.nextLong(8_000 * MILLIS));
    }
    network.lostReplies = random.nextInt(3) == 0 ? random.nextInt(30) : 0;
    for (int i = 0; i < 25; i++) {
      String name = "k" + i;
      Node node = any();
      boolean idempotent = random.nextInt(4) == 0;
      Affinity affinity = random.nextInt(4) == 0 ? Affinity.PREFERRED : Affinity.OWNER;
      clock.schedule(
          () -> {
            if (node.alive) {
              node.call(name, idempotent, affinity);
            }
          },
          random.nextLong(8_000 * MILLIS));
    }
    clock.runUntil(Duration.ofSeconds(60).toNanos());
  }

  private Node any() {
    List<Node> all = List.copyOf(nodes.values());
    return all.get(random.nextInt(all.size()));
  }

  private void happen() {
    Node node = any();
    Node other = any();
    switch (random.nextInt(4)) {
      case 0 -> {
        node.alive = !node.alive;
        if (node.alive) {
          network.listen(node.id, node.desk::handle);
        } else {
          network.crash(node.id);
        }
        flip(node.id, node.alive);
        announce(1_500 * MILLIS);
      }
      case 1 -> {
        network.cut(node.id, other.id, true);
        clock.schedule(
            () -> network.cut(node.id, other.id, false), random.nextLong(3_000 * MILLIS));
      }
      case 2 -> { // it is taken for gone for a moment
        flip(node.id, false);
        announce(1_000 * MILLIS);
        flip(node.id, true);
        clock.schedule(() -> announce(1_000 * MILLIS), random.nextLong(1_500 * MILLIS));
      }
      default -> { // one node has a view of its own
        List<String> some = new ArrayList<>(nodes.keySet());
        some.remove(random.nextInt(some.size()));
        node.ring.learn(members(some));
        clock.schedule(() -> announce(500 * MILLIS), random.nextLong(2_000 * MILLIS));
      }
    }
  }

  private void flip(String id, boolean isThere) {
    present.remove(id);
    if (isThere) {
      present.add(id);
    }
  }

  /** What must hold for every call, whatever has happened. */
  void check() {
    for (Call call : calls) {
      assertThat(call.ended).as("%s has ended", call).isNotEqualTo(-1);
      boolean isForwarded = call.requests > 0;
      if (isForwarded && call.runs == 0) {
        assertThat(call.ended - call.begun)
            .as("%s ends in time", call)
            .isLessThanOrEqualTo(TIMEOUT + MILLIS);
      }
      if (!call.idempotent) {
        assertThat(call.runs).as("runs of %s", call).isLessThanOrEqualTo(1);
      }
      assertThat(call.ranAtStranger)
          .as("%s ran where nobody took it for the owner", call)
          .isFalse();
      Throwable failure = call.failure;
      if (failure == null || failure instanceof IllegalStateException) {
        assertThat(call.runs).as("%s has an outcome of its own", call).isPositive();
      } else if (failure instanceof UnknownOutcomeException) {
        assertThat(call.requests).as("%s was sent", call).isPositive();
      } else {
        assertThat(failure)
            .as("%s", call)
            .isInstanceOfAny(ShardUnavailableException.class, StaleViewException.class);
        assertThat(call.runs).as("%s has not run, as it says", call).isZero();
      }
    }
  }
}
