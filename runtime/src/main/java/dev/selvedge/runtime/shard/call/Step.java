package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.spi.Transport;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Something that a call waits for: the reply to a request, or the end of a pause. Whoever claims
 * it, which only one can, goes on with the call. Thread-safe.
 */
final class Step implements Transport.Reply {
  private final RoutedCall call;

  /** Who was asked; null for a pause, as is what is known of it. */
  final @Nullable Member asked;

  final @Nullable Peer peer;

  final CallId id;

  /** The version of the view that was current when it began. */
  final long version;

  private final AtomicBoolean claimed = new AtomicBoolean();
  private final AtomicReference<@Nullable Runnable> cleanup = new AtomicReference<>();

  private Step(
      RoutedCall call, @Nullable Member asked, @Nullable Peer peer, CallId id, long version) {
    this.call = call;
    this.asked = asked;
    this.peer = peer;
    this.id = id;
    this.version = version;
  }

  static Step pause(RoutedCall call, long version) {
    return new Step(call, null, null, CallId.NONE, version);
  }

  /** A request to a peer that has begun one. */
  static Step request(RoutedCall call, Member asked, Peer peer, CallId id, long version) {
    return new Step(call, asked, peer, id, version);
  }

  /** Whether this thread is the one to go on. */
  boolean claim() {
    if (!claimed.compareAndSet(false, true)) {
      return false;
    }
    if (peer != null) {
      peer.done();
    }
    return true;
  }

  /** What is to be done when it is over, at once if it is. */
  void cleanup(Runnable action) {
    cleanup.set(action);
    if (claimed.get()) {
      cleanUp();
    }
  }

  void cleanUp() {
    Runnable action = cleanup.getAndSet(null);
    if (action != null) {
      action.run();
    }
  }

  /** The same for one that has ended by itself, so that there is nothing left to cancel. */
  private boolean claimEnded() {
    boolean first = claim();
    cleanup.set(null);
    return first;
  }

  @Override
  public void arrived(byte[] reply) {
    if (claimEnded()) {
      call.onward(
          () -> {
            if (peer != null) {
              peer.reached();
            }
            call.replied(this, reply);
          });
    }
  }

  @Override
  public void notSent(Throwable cause) {
    if (claimEnded()) {
      call.onward(() -> call.notReached(this, cause));
    }
  }

  @Override
  public void lost(Throwable cause) {
    if (claimEnded()) {
      call.onward(() -> call.lost(this, cause));
    }
  }

  /** Who was asked, for a message. */
  String words() {
    return asked == null ? "nobody was asked" : "asked " + CallStory.named(asked);
  }
}
