package dev.selvedge.runtime.shard;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.DurationText;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.call.CallEnvironment;
import dev.selvedge.runtime.shard.call.CallLimits;
import dev.selvedge.runtime.shard.call.Contexts;
import dev.selvedge.runtime.shard.call.Desk;
import dev.selvedge.runtime.shard.call.Router;
import dev.selvedge.runtime.shard.member.Membership;
import dev.selvedge.runtime.shard.member.NodeIdentity;
import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.Transport;
import dev.selvedge.runtime.spi.TransportContext;
import dev.selvedge.runtime.spi.TransportProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What joins a process to others: transport, membership, router and desk, each opened when it is
 * first asked for. One that cannot be opened is tried again when it is asked for again.
 * Thread-safe.
 */
final class NodeLinks {
  private final ShardEnvironment environment;
  private final String node;
  private final RingRegistry rings;

  /** Held while something is opened; calls read what follows without it. */
  private final ReentrantLock opening = new ReentrantLock();

  private volatile @Nullable Calls calls;
  private volatile @Nullable Transport transport;
  private volatile @Nullable Membership membership;

  private record Calls(Router router, Desk desk) {}

  NodeLinks(ShardEnvironment environment, String node, RingRegistry rings) {
    this.environment = environment;
    this.node = node;
    this.rings = rings;
  }

  Router router() {
    return calls().router();
  }

  Desk desk() {
    return calls().desk();
  }

  private Calls calls() {
    Calls known = calls;
    return known != null ? known : opened(() -> calls == null ? calls = createCalls() : calls);
  }

  private Calls createCalls() {
    CallEnvironment around =
        new CallEnvironment(
            node,
            environment.time(),
            environment.random(),
            environment.serving().get(),
            environment.following(),
            environment.listeners());
    CallLimits limits = limits();
    Contexts contexts = RemoteContexts.of(List.copyOf(environment.contexts().get()));
    return new Calls(
        new Router(around, limits, this::transport, contexts),
        new Desk(around, limits, rings::ifKnown, contexts));
  }

  private CallLimits limits() {
    CallLimits d = CallLimits.DEFAULT;
    int running = number("selvedge.node.maxRunning", d.running());
    return new CallLimits(
        number("selvedge.node.maxCallsPerPeer", d.perPeer()),
        running,
        number("selvedge.node.maxQueued", d.queued()),
        Math.max(d.nested(), running * 4),
        maxMessage(),
        !"false".equals(text("selvedge.node.tellStacks")));
  }

  private int maxMessage() {
    return number("selvedge.transport.maxMessage", CallLimits.DEFAULT.messageBytes());
  }

  private int number(String key, int otherwise) {
    String text = text(key);
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  Duration drainTimeout() {
    String text = text("selvedge.node.drainTimeout");
    return Duration.ofNanos(DurationText.parseNanos(text.isEmpty() ? "20s" : text));
  }

  Transport transport() {
    Transport known = transport;
    return known != null
        ? known
        : opened(() -> transport == null ? transport = openTransport() : transport);
  }

  private Transport openTransport() {
    List<? extends TransportProvider> providers = environment.transports().get();
    if (providers.isEmpty()) {
      throw new InvalidSettingException(Diagnostic.TRANSPORT_MISSING.message("a transport"));
    }
    Desk desk = desk();
    return providers.get(0).open(new Context(desk));
  }

  private final class Context implements TransportContext {
    private final Desk desk;

    private Context(Desk desk) {
      this.desk = desk;
    }

    @Override
    public String node() {
      return node;
    }

    @Override
    public String listen() {
      return text("selvedge.node.listen");
    }

    @Override
    public Optional<String> setting(String key) {
      return environment.settings().get(key);
    }

    @Override
    public int maxMessageBytes() {
      return maxMessage();
    }

    @Override
    public void handle(IncomingCall call) {
      desk.handle(call);
    }
  }

  Membership membership() {
    Membership known = membership;
    return known != null
        ? known
        : opened(() -> membership == null ? membership = openMembership() : membership);
  }

  private Membership openMembership() {
    Settings settings = environment.settings();
    String weight = text("selvedge.node.weight");
    String address = "";
    if (!text("selvedge.node.listen").isEmpty()) {
      transport(); // so that nobody learns of an address where nobody listens
      address = address();
      warnOf(address);
    }
    return environment
        .memberships()
        .open(
            settings,
            NodeIdentity.starting(
                node, address, weight.isEmpty() ? 1 : Double.parseDouble(weight)));
  }

  /** With members from DNS or a list it would not matter, but then no coordinator is told of it. */
  private void warnOf(String address) {
    String coordinator = text("selvedge.coordinator");
    boolean anywhere = address.startsWith("0.0.0.0:") || address.startsWith("[::]:");
    if (anywhere && !coordinator.isEmpty() && !coordinator.equals("local")) {
      Log.warning(
          NodeLinks.class,
          "nodes that learn of this one, '"
              + node
              + "', from the coordinator are told that it is at "
              + address
              + ", which is their own machine to each of them; set selvedge.node.advertise to"
              + " host:port at which they reach it",
          null);
    }
  }

  /** Where others reach this node; empty where it does not listen, or not yet. */
  String address() {
    Transport known = transport;
    if (known == null || known.address().isEmpty()) {
      return "";
    }
    String advertised = text("selvedge.node.advertise");
    return advertised.isEmpty() ? known.address() : advertised;
  }

  private <T> T opened(Supplier<T> open) {
    opening.lock();
    try {
      return open.get();
    } finally {
      opening.unlock();
    }
  }

  private String text(String key) {
    return environment.settings().get(key).map(String::strip).orElse("");
  }

  boolean areOpen() {
    return membership != null;
  }

  /** Lets the last replies go out: the process may be about to end. */
  void stopListening(Duration most) {
    Transport open = transport;
    if (open != null) {
      open.stopListening(most);
    }
  }

  void close() {
    Membership members = membership;
    if (members != null) {
      members.close();
    }
    Transport open = transport;
    if (open != null) {
      open.close();
    }
  }
}
