package dev.selvedge.runtime.shard.call;

import dev.selvedge.Affinity;
import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.internal.CallDepth;
import dev.selvedge.runtime.shard.CallDepthException;
import dev.selvedge.runtime.spi.Transport;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has the owners of keys run calls of this process. Thread-safe. */
public final class Router {
  private final CallEnvironment environment;
  private final CallLimits limits;
  private final Supplier<? extends Transport> transport;
  private final Contexts contexts;
  private final Peers peers = new Peers();

  /**
   * Routes over a transport, which is asked for when a call is to be sent.
   *
   * @param contexts what goes along with every call
   */
  public Router(
      CallEnvironment environment,
      CallLimits limits,
      Supplier<? extends Transport> transport,
      Contexts contexts) {
    this.environment = environment;
    this.limits = limits;
    this.transport = transport;
    this.contexts = contexts;
  }

  /** How a call is to be routed. */
  public record Terms(Affinity affinity, long timeoutNanos) {}

  /**
   * Waits on this thread until the call has run.
   *
   * @param local runs it here, if that is what routing comes to; called on this thread
   */
  public @Nullable Object call(
      CallMethod method,
      CallRing ring,
      long hash,
      @Nullable Object[] arguments,
      Terms terms,
      Callable<?> local)
      throws Throwable {
    RoutedCall call = routed(method, ring, hash, arguments, terms);
    Outcome outcome = call.await();
    if (outcome instanceof Outcome.Here) {
      return local.call();
    }
    return result(method, outcome);
  }

  /**
   * The same without a thread that waits.
   *
   * @param local returns a stage; called on this thread if it is at once clear that it is right
   */
  public RoutedStage stage(
      CallMethod method,
      CallRing ring,
      long hash,
      @Nullable Object[] arguments,
      Terms terms,
      Callable<?> local) {
    RoutedStage stage = new RoutedStage(environment, method, local);
    RoutedCall call;
    try {
      call = routed(method, ring, hash, arguments, terms);
    } catch (Throwable e) { // of the arguments: it belongs into the stage
      stage.completeExceptionally(e);
      return stage;
    }
    stage.follow(call);
    return stage;
  }

  private RoutedCall routed(
      CallMethod method, CallRing ring, long hash, @Nullable Object[] arguments, Terms terms) {
    int depth = CallDepth.current() + 1;
    if (depth > WireFormat.DEEPEST) {
      throw new CallDepthException(
          method.text()
              + " did not run: it would be the "
              + depth
              + "th forwarded call within another, and "
              + WireFormat.DEEPEST
              + " are allowed; look for methods that call each other without end");
    }
    return new RoutedCall(
        this,
        transport.get(),
        method,
        ring,
        hash,
        encoded(method, arguments),
        terms,
        depth,
        contexts.capture());
  }

  private byte[] encoded(CallMethod method, @Nullable Object[] arguments) {
    byte[] encoded;
    try {
      encoded = method.codec().writeArguments(arguments);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          method.text()
              + " did not run: its arguments cannot be sent to another node: "
              + e.getMessage(),
          e);
    }
    if (encoded.length > limits.messageBytes() - WireFormat.OVERHEAD) {
      throw new IllegalArgumentException(
          method.text()
              + " did not run: its arguments take "
              + encoded.length
              + " bytes, and messages may have "
              + limits.messageBytes()
              + "; pass less, or raise selvedge.transport.maxMessageBytes on all nodes");
    }
    return encoded;
  }

  /** What the method has returned, or throws what it has thrown. */
  static @Nullable Object result(CallMethod method, Outcome outcome) throws Throwable {
    if (outcome instanceof Outcome.Returned returned) {
      try {
        return method.codec().readResult(returned.result());
      } catch (RuntimeException e) {
        throw new Outcome.Failed(
                Outcome.Kind.UNKNOWN,
                method.text()
                    + " has run at node '"
                    + returned.node()
                    + "', but its result cannot be read here: "
                    + e.getMessage()
                    + "; run the same version of its types on all nodes",
                e)
            .exception();
      }
    } else if (outcome instanceof Outcome.Threw threw) {
      throw method.failures().rebuild(threw.failure(), threw.node(), method.text());
    }
    throw ((Outcome.Failed) outcome).exception();
  }

  CallEnvironment environment() {
    return environment;
  }

  CallLimits limits() {
    return limits;
  }

  Peer peer(String address) {
    return peers.at(address);
  }

  /** Tells listeners how a call to another node has ended. */
  void tell(
      CallMethod method, String owner, int attempts, CallForwarded.Outcome outcome, long elapsed) {
    if (environment.listeners().any()) {
      CallForwarded event =
          new CallForwarded(
              method.text(), method.ring(), owner, attempts, outcome, Duration.ofNanos(elapsed));
      environment.listeners().deliver(listener -> listener.callForwarded(event));
    }
  }
}
