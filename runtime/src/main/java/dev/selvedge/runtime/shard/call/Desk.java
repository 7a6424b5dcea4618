package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.event.CallServed;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.call.CallReply.NotOwner;
import dev.selvedge.runtime.shard.call.CallReply.Refused;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.View;
import dev.selvedge.runtime.spi.IncomingCall;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls of other nodes, or refuses them. Thread-safe.
 *
 * <p>Whatever it refuses, it refuses before anything of the call has run. It never passes a call on
 * to a third node: who asked decides where to ask next, so that no call can go round in circles.
 */
public final class Desk {
  static final long RETRY_AFTER_MILLIS = 50;

  private static final String DRAINED = "it serves no more calls";

  private final CallEnvironment environment;
  private final CallLimits limits;
  private final Function<String, @Nullable CallRing> rings;
  private final Contexts contexts;
  private final Map<Long, Target> targets = new ConcurrentHashMap<>();
  private final Admission admission;
  private final CompletableFuture<@Nullable Void> idle = new CompletableFuture<>();
  private volatile boolean draining;

  /**
   * A desk without targets.
   *
   * @param rings finds a ring of nodes by name; null for one that this node does not know
   */
  public Desk(
      CallEnvironment environment,
      CallLimits limits,
      Function<String, @Nullable CallRing> rings,
      Contexts contexts) {
    this.environment = environment;
    this.limits = limits;
    this.rings = rings;
    this.contexts = contexts;
    this.admission = new Admission(limits);
  }

  /**
   * Offers methods; either all of them, or none.
   *
   * @return the one that is offered already, by whoever; null where all is well
   */
  public @Nullable Target offer(Collection<Target> offered) {
    for (Target target : offered) {
      Target other = targets.putIfAbsent(target.method().id(), target);
      if (other != null) {
        withdraw(offered);
        return other;
      }
    }
    return null;
  }

  /** Offers them no more; calls that run go on. */
  public void withdraw(Collection<Target> offered) {
    offered.forEach(target -> targets.remove(target.method().id(), target));
  }

  /** Whether any method is offered. */
  public boolean isOpen() {
    return !targets.isEmpty() && !draining;
  }

  /**
   * Refuses all calls from now on.
   *
   * @return completes once those that run have ended
   */
  public CompletableFuture<@Nullable Void> drain() {
    draining = true;
    if (admission.present() == 0) {
      idle.complete(null);
    }
    return idle;
  }

  /** Takes a request that has come in. Never blocks and never throws. */
  public void handle(IncomingCall incoming) {
    CallId id = CallId.NONE;
    try {
      CallRequest request = CallRequest.decode(incoming.request());
      id = request.id();
      Target target = targets.get(request.method());
      CallReply refusal = refusal(request, target);
      if (refusal != null || target == null) {
        answer(incoming, id, refusal == null ? unknown(request) : refusal);
        return;
      }
      serve(new ServedCall(this, incoming, request, target));
    } catch (MalformedMessageException e) {
      answer(incoming, id, refused(Refusal.BAD_REQUEST, String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      Log.error(Desk.class, "a call of another node was not served", e);
      answer(incoming, id, refused(Refusal.NOT_READY, "it failed to take the call on: " + e));
    }
  }

  private void serve(ServedCall call) {
    switch (admission.admit(call)) {
      case RUN -> {
        call.watch();
        run(call);
      }
      case WAIT -> call.watch();
      case REFUSED -> call.turnAway(busy(call));
    }
  }

  private String busy(ServedCall call) {
    return call.isNested()
        ? limits.nested() + " nested calls run already"
        : limits.running() + " calls run and " + limits.queued() + " wait already";
  }

  private void run(ServedCall call) {
    try {
      environment.serving().execute(call);
    } catch (RejectedExecutionException | OutOfMemoryError e) { // of threads; nothing has run
      call.refuse(Refusal.OVERLOADED, "there is no thread for it: " + e);
    }
  }

  void over(ServedCall call) {
    ServedCall next = admission.over(call);
    if (next != null) {
      run(next);
    } else if (draining && admission.present() == 0) {
      idle.complete(null);
    }
  }

  /** Whether the call was still waiting for its turn; now it waits no more. */
  boolean takeBack(ServedCall call) {
    return admission.forget(call);
  }

  /** Why not to run it; null for no reason. */
  private @Nullable CallReply refusal(CallRequest request, @Nullable Target target) {
    if (target == null) {
      return draining
          ? refused(Refusal.DRAINING, DRAINED)
          : targets.isEmpty()
              ? refused(Refusal.NOT_READY, "nothing is bound there yet")
              : unknown(request);
    }
    CallMethod method = target.method();
    if (!method.ring().equals(request.ring())) {
      return refused(Refusal.MISMATCH, method.text() + " is in ring '" + method.ring() + "' there");
    }
    if (!method.codecName().equals(request.codec())) {
      return refused(Refusal.MISMATCH, "it reads arguments as " + method.codecName() + " only");
    }
    CallRing ring = rings.apply(request.ring());
    if (ring == null) {
      return refused(Refusal.NOT_READY, "it knows no ring '" + request.ring() + "'");
    }
    return ring.config() == request.config()
        ? notOwner(ring, request)
        : refused(
            Refusal.MISMATCH,
            "slots, seed, loadCap or pinned of ring '"
                + ring.name()
                + "' differ; set the same on all nodes");
  }

  /** Why not to run what was accepted a while ago; null for no reason. */
  @Nullable CallReply changeSince(CallRequest request) {
    CallRing ring = rings.apply(request.ring());
    return ring == null ? null : notOwner(ring, request);
  }

  private @Nullable CallReply notOwner(CallRing ring, CallRequest request) {
    Placement placement = ring.placement();
    if (placement == null || placement.view().members().isEmpty()) {
      ring.refresh();
      return refused(Refusal.NOT_READY, "it does not know yet who is in the ring");
    }
    if (placement.isHere(request.hash())) {
      if (!ring.serves()) {
        return refused(Refusal.NOT_READY, "it is cut off from the others");
      }
      return draining ? refused(Refusal.DRAINING, DRAINED) : null;
    }
    View view = placement.view();
    if (request.fingerprint() != view.fingerprint()) {
      ring.refresh(); // one of the two has news that the other lacks
    }
    Member owner = view.members().get(view.ownerIndex(request.hash()));
    return new NotOwner(view.fingerprint(), view.version(), owner.id(), owner.address());
  }

  private static Refused unknown(CallRequest request) {
    return refused(
        Refusal.UNKNOWN_METHOD,
        "no method with id "
            + Long.toHexString(request.method())
            + " is bound there; call Selvedge.bind with its class on every node of the ring, and"
            + " run the same version of it");
  }

  private static Refused refused(Refusal refusal, String reason) {
    return new Refused(refusal, 0, reason);
  }

  void answer(IncomingCall incoming, CallId id, CallReply reply) {
    try {
      byte[] answer = new Answer(id, environment.node(), reply).encoded();
      if (answer.length > limits.messageBytes() && reply instanceof CallReply.Thrown thrown) {
        CallReply shorter = new CallReply.Thrown(thrown.failure().withoutStack());
        answer = new Answer(id, environment.node(), shorter).encoded();
      }
      incoming.reply(answer);
    } catch (RuntimeException | Error e) { // against its contract, and nobody is left to be told
      Log.error(Desk.class, "a reply could not be sent", e);
    }
  }

  void tell(CallMethod method, String origin, CallServed.Outcome outcome, long elapsed) {
    if (environment.listeners().any()) {
      CallServed event =
          new CallServed(method.text(), method.ring(), origin, outcome, Duration.ofNanos(elapsed));
      environment.listeners().deliver(listener -> listener.callServed(event));
    }
  }

  CallLimits limits() {
    return limits;
  }

  Contexts contexts() {
    return contexts;
  }

  long now() {
    return environment.time().nanoTime();
  }

  Future<?> schedule(Runnable task, long nanos) {
    return environment.time().schedule(task, nanos);
  }
}
