package dev.selvedge.runtime.shard.call;

import dev.selvedge.Affinity;
import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.shard.call.Outcome.Failed;
import dev.selvedge.runtime.shard.call.Outcome.Kind;
import dev.selvedge.runtime.shard.call.Router.Terms;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.View;
import dev.selvedge.runtime.spi.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way to the owner of its key. Thread-safe.
 *
 * <p>At any time one {@link Step} is awaited: the reply to a request, or the end of a pause.
 * Whoever claims the step, which only one can, goes on with the call and may touch its plain
 * fields. The call is sent at most three times. It is sent again only if it is proven that nothing
 * has run, or if the method may run twice.
 */
final class RoutedCall {
  static final int MOST_ATTEMPTS = 3;

  private final Router router;
  private final Transport transport;
  private final CallMethod method;
  private final CallRing ring;
  private final long hash;
  private final byte[] arguments;
  private final Terms terms;
  private final int depth;
  private final Map<String, String> context;
  private final long start;
  private final CallStory story;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  /** What was awaited last; claimed while somebody goes on with the call, and when it is over. */
  private volatile @Nullable Step awaited;

  /** Why nobody waits any more; null while somebody does. */
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

  // touched only by whoever has claimed the last step
  private int attempts;
  private boolean mayHaveRun;
  private boolean disagreed;
  private boolean settled;
  private @Nullable Member hint;
  private @Nullable Member lastAsked;

  private record Ending(String words, @Nullable Throwable cause) {}

  RoutedCall(
      Router router,
      Transport transport,
      CallMethod method,
      CallRing ring,
      long hash,
      byte[] arguments,
      Terms terms,
      int depth,
      Map<String, String> context) {
    this.router = router;
    this.transport = transport;
    this.method = method;
    this.ring = ring;
    this.hash = hash;
    this.arguments = arguments;
    this.terms = terms;
    this.depth = depth;
    this.context = context;
    this.start = now();
    this.story = new CallStory(method.text(), ring.name(), hash);
  }

  /** Nothing of the request has left: the owner could not be reached, or there was no time to. */
  void notReached(Step step, Throwable cause) {
    Ending end = ending.get();
    if (end != null) { // it was taken back before it was sent, which says nothing of the owner
      story.add(step.words() + ", and nothing was sent yet", end.cause);
      giveUp(end.words);
      return;
    }
    if (step.peer != null) {
      step.peer.notReached(now(), router.environment().jittered(Peer.PAUSE));
    }
    unreachable(step.version, step.words() + " could not be reached: " + cause, cause);
  }

  /** The request may have arrived, and there is no reply. */
  void lost(Step step, Throwable cause) {
    Ending end = ending.get();
    if (end != null) {
      unanswered(step, end);
    } else {
      lostAt(step, "no reply came: " + cause, cause);
    }
  }

  /** Begins. The outcome comes on any thread. */
  CompletableFuture<Outcome> start() {
    onward(this::route);
    return outcome;
  }

  /** Begins, and waits on this thread. */
  Outcome await() {
    if (Thread.currentThread().isInterrupted()) {
      end("was interrupted", new InterruptedException());
    }
    onward(this::route);
    try {
      return outcome.get(Math.max(1, left()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      expire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end("was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nothing completes it so
    }
    return outcome.join(); // which comes at once: ending waits for nobody
  }

  /** Goes on with the call; a fault of ours must not leave its caller waiting for ever. */
  void onward(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      story.add("Selvedge itself failed: " + e, e);
      mayHaveRun |= attempts > 0;
      giveUp("failed");
    }
  }

  /** The time is up. */
  void expire() {
    end("had no time left", null);
  }

  /** Nobody waits any more. */
  void cancel() {
    end("was cancelled", null);
  }

  private void end(String words, @Nullable Throwable cause) {
    Ending end = new Ending(words, cause);
    if (ending.compareAndSet(null, end)) {
      Step step = awaited;
      if (step != null) {
        endAt(step, end);
      }
    }
  }

  /**
   * Takes back what is awaited. Whoever carries a request may know that nothing of it has left, and
   * then tells so before the cleaning up is over.
   */
  private void endAt(Step step, Ending end) {
    step.cleanUp();
    if (!step.claim()) {
      return; // whoever goes on with the call will see, or has seen, that it is to end
    }
    if (step.asked != null) {
      unanswered(step, end);
    } else {
      if (end.cause != null) {
        story.add("the waiting thread " + end.words, end.cause);
      }
      giveUp(end.words);
    }
  }

  private void unanswered(Step step, Ending end) {
    mayHaveRun = true;
    story.add(step.words() + ", and no reply has come", end.cause);
    giveUp(end.words);
  }

  /** To be called after a step was published: its end may have been wanted before. */
  private void checkEnding(Step step) {
    Ending end = ending.get();
    if (end != null) {
      endAt(step, end);
    }
  }

  /** Sends the call to whoever owns the key now. */
  private void route() {
    Ending end = ending.get();
    if (end != null) {
      story.add("the caller " + end.words, end.cause);
      giveUp(end.words);
      return;
    }
    Placement placement = ring.placement();
    if (placement != null && placement.isHere(hash)) {
      complete(new Outcome.Here(), CallForwarded.Outcome.RAN_HERE);
      return;
    }
    if (placement == null || placement.view().ownerIndex(hash) < 0) {
      if (!runsHereInstead()) {
        pause(placement == null ? 0 : placement.view().version(), left());
      }
      return;
    }
    if (attempts == MOST_ATTEMPTS - 1 && !settled && left() > 0) {
      settled = true; // the last one is not to be spent before all have had time to learn
      hint = null;
      pause(Long.MAX_VALUE, capped(Pauses.FIRST));
      return;
    }
    View view = placement.view();
    Member target = hint != null ? hint : view.members().get(view.ownerIndex(hash));
    long fingerprint = hint != null ? 0 : view.fingerprint();
    hint = null;
    if (left() <= 0 || attempts >= MOST_ATTEMPTS) {
      if (!runsHereInstead()) {
        giveUp(left() <= 0 ? "had no time left" : "was not accepted");
      }
      return;
    }
    send(target, view.version(), fingerprint);
  }

  private void send(Member target, long version, long fingerprint) {
    Peer peer = router.peer(target.address());
    long pause = router.environment().jittered(Peer.PAUSE);
    if (!peer.isWorthTrying(now(), pause)) {
      unreachable(version, CallStory.named(target) + " could not be reached a moment ago", null);
      return;
    }
    CallId id = CallId.random(router.environment().random().get());
    byte[] request =
        new CallRequest(
                id,
                method.id(),
                hash,
                fingerprint,
                version,
                ring.config(),
                Math.max(1, left()),
                depth,
                ring.name(),
                router.environment().node(),
                method.codecName(),
                context,
                arguments)
            .encoded();
    if (!peer.begin(router.limits().perPeer())) {
      story.add(
          router.limits().perPeer() + " calls to " + CallStory.named(target) + " are under way",
          null);
      if (!runsHereInstead()) {
        giveUp("was not sent");
      }
      return;
    }
    attempts++;
    lastAsked = target;
    Step step = Step.request(this, target, peer, id, version);
    awaited = step;
    transmit(step, target, request);
    checkEnding(step);
  }

  private void transmit(Step step, Member target, byte[] request) {
    try {
      Transport.Sent sent =
          transport.send(target.address(), request, Duration.ofNanos(Math.max(1, left())), step);
      step.cleanup(sent::cancel);
    } catch (RuntimeException | Error e) { // against its contract: how far it came is not known
      step.lost(e);
    }
  }

  void replied(Step step, byte[] bytes) {
    Answer answer;
    try {
      answer = Answer.decode(bytes);
    } catch (MalformedMessageException e) {
      lostAt(step, "its reply could not be read: " + e.getMessage(), e);
      return;
    }
    CallReply reply = answer.reply();
    boolean isRefusal = reply instanceof CallReply.Refused;
    if (!answer.id().equals(step.id) && !(isRefusal && answer.id().equals(CallId.NONE))) {
      lostAt(step, "a reply to another request came", null);
    } else if (reply instanceof CallReply.Ok ok) {
      complete(new Outcome.Returned(ok.result(), answer.node()), CallForwarded.Outcome.RETURNED);
    } else if (reply instanceof CallReply.Thrown thrown) {
      complete(new Outcome.Threw(thrown.failure(), answer.node()), CallForwarded.Outcome.THREW);
    } else if (reply instanceof CallReply.Broken broken) {
      mayHaveRun = true;
      story.add(step.words() + " has run it, but " + broken.reason(), null);
      fail(Kind.UNKNOWN, "has run, but its result is not known", "check what it has done");
    } else if (reply instanceof CallReply.NotOwner other) {
      redirected(step, other);
    } else {
      refused(step, (CallReply.Refused) reply);
    }
  }

  /** Who was asked sees another owner. */
  private void redirected(Step step, CallReply.NotOwner other) {
    disagreed = true;
    story.add(step.words() + " says that '" + other.owner() + "' owns the key", null);
    if (attempts >= MOST_ATTEMPTS) {
      route(); // which ends it
      return;
    }
    Placement placement = ring.placement();
    if (placement != null && placement.view().version() > step.version) {
      route(); // news has come while the other was asked
      return;
    }
    if (placement != null && placement.dropped().contains(other.owner())) {
      pause(step.version, capped(Pauses.FIRST)); // it is the other that has not heard yet
      return;
    }
    boolean isNew =
        !other.owner().isEmpty()
            && !other.address().isEmpty()
            && !other.owner().equals(router.environment().node())
            && (step.asked == null || !step.asked.id().equals(other.owner()));
    hint = isNew ? new Member(other.owner(), other.address()) : null;
    pause(step.version, isNew ? router.environment().jittered(Pauses.HINT) : capped(Pauses.VIEW));
  }

  private void refused(Step step, CallReply.Refused refused) {
    Refusal refusal = refused.refusal();
    String words = step.words() + ' ' + refusal.words() + ": " + refused.reason();
    switch (refusal) {
      case DRAINING, NOT_READY -> unreachable(step.version, words, null);
      case OVERLOADED, EXPIRED -> {
        story.add(words, null);
        if (!runsHereInstead()) {
          long asked = TimeUnit.MILLISECONDS.toNanos(refused.retryAfter());
          pauseOrGiveUp(Long.MAX_VALUE, asked + router.environment().jittered(Pauses.HINT));
        }
      }
      case UNKNOWN_METHOD, BAD_REQUEST, MISMATCH -> {
        story.add(words, null);
        if (!runsHereInstead()) {
          Kind kind = mayHaveRun ? Kind.UNKNOWN : Kind.UNAVAILABLE; // by an attempt before
          fail(kind, "was not accepted" + kind.consequence(), "correct that first");
        }
      }
    }
  }

  /** Nothing has run; the owner may be on its way back, or another on its way to be the owner. */
  private void unreachable(long version, String words, @Nullable Throwable cause) {
    story.add(words, cause);
    if (!runsHereInstead()) {
      pauseOrGiveUp(version, attempts <= 1 ? Pauses.FIRST : Long.MAX_VALUE);
    }
  }

  private void pauseOrGiveUp(long version, long longest) {
    if (attempts >= MOST_ATTEMPTS) {
      giveUp("was not accepted");
    } else {
      pause(version, capped(longest));
    }
  }

  /** That long, about, but not so long that no time is left for another attempt. */
  private long capped(long longest) {
    return router.environment().jittered(Math.min(longest, left() / 5 * 4));
  }

  private void lostAt(Step step, String words, @Nullable Throwable cause) {
    mayHaveRun = true;
    story.add(step.words() + ", and " + words, cause);
    if (method.idempotent() && attempts < MOST_ATTEMPTS && left() > Pauses.LEAST) {
      pause(step.version, router.environment().jittered(Pauses.HINT));
    } else {
      giveUp("got no reply");
    }
  }

  /** Goes on when there is a newer view than that, or else after a while. */
  private void pause(long version, long longest) {
    Step step = Step.pause(this, version);
    awaited = step;
    ring.refresh();
    Runnable goOn =
        () -> {
          if (step.claim()) {
            step.cleanUp();
            onward(this::route);
          }
        };
    long wait = Math.max(Pauses.LEAST, Math.min(longest, left()));
    var timer = router.environment().time().schedule(goOn, wait);
    Runnable forget = ring.onNewer(version, goOn);
    step.cleanup(
        () -> {
          timer.cancel(false);
          forget.run();
        });
    checkEnding(step);
  }

  /** Whether the call may run in this process although it does not own the key; then it does. */
  private boolean runsHereInstead() {
    if (terms.affinity() != Affinity.PREFERRED || mayHaveRun && !method.idempotent()) {
      return false;
    }
    complete(new Outcome.Here(), CallForwarded.Outcome.RAN_HERE);
    return true;
  }

  private void giveUp(String words) {
    Kind kind = mayHaveRun ? Kind.UNKNOWN : disagreed ? Kind.STALE : Kind.UNAVAILABLE;
    fail(kind, words + kind.consequence(), kind.remedy());
  }

  private void fail(Kind kind, String end, String remedy) {
    String message = story.told(end, ring.placement(), now() - start, remedy);
    complete(new Failed(kind, message, story.cause()), kind.told());
  }

  private void complete(Outcome result, CallForwarded.Outcome told) {
    if (!outcome.isDone()) {
      Member last = lastAsked;
      router.tell(method, last == null ? "" : last.id(), attempts, told, now() - start);
      outcome.complete(result);
    }
  }

  /** Nanoseconds until nobody waits any more. */
  long left() {
    return terms.timeoutNanos() - (now() - start);
  }

  private long now() {
    return router.environment().time().nanoTime();
  }
}
