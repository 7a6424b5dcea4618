package dev.selvedge.grpc;

import dev.selvedge.grpc.OutgoingCall.End;
import io.grpc.ManagedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Another node, as this one sends to it: one channel, made when it is needed and thrown away when
 * it cannot connect. The next one asks for the address anew, so that a node that comes back under
 * another one is found. In between, calls are refused at once for a short while, which grows to a
 * second. Thread-safe.
 */
final class Peer {

  private static final long FIRST_PAUSE = 50_000_000;
  private static final long LONGEST_PAUSE = 1_000_000_000;
  private static final int MOST_DOUBLINGS = 5;

  private final Endpoint endpoint;
  private final Connector connector;
  private final LongSupplier nanoTime;

  // guarded by this, which is never held while anything waits or is told
  private @Nullable CompletableFuture<ManagedChannel> channel;
  private @Nullable Throwable refusal;
  private long refusedUntil;
  private int failures;
  private int calls;
  private long lastUsed;
  private boolean retired;

  /** Guards all that changes; opening a channel may read certificates meanwhile. */
  private final ReentrantLock state = new ReentrantLock();

  Peer(Endpoint endpoint, Connector connector, LongSupplier nanoTime) {
    this.endpoint = endpoint;
    this.connector = connector;
    this.nanoTime = nanoTime;
    this.lastUsed = nanoTime.getAsLong();
  }

  /** Takes the call over; false if this peer is not used any more. */
  boolean send(OutgoingCall call) {
    CompletableFuture<ManagedChannel> used;
    state.lock();
    try {
      if (retired) {
        return false;
      }
      lastUsed = nanoTime.getAsLong();
      used = channelAt(lastUsed);
      calls++;
    } finally {
      state.unlock();
    }
    call.onEnd((end, cause) -> ended(used, end, cause));
    used.whenComplete(
        (open, failure) -> {
          if (failure == null) {
            call.send(open);
          } else {
            call.unsent(End.UNREACHABLE, "cannot be reached: " + failure.getMessage(), failure);
          }
        });
    if (!used.isDone()) {
      connector.after(
          call.remaining(),
          () -> call.unsent(End.OTHER, "time was up before its address was known", null));
    }
    return true;
  }

  private CompletableFuture<ManagedChannel> channelAt(long now) {
    Throwable refused = refusal;
    if (refused != null && now - refusedUntil < 0) {
      return CompletableFuture.failedFuture(refused);
    }
    refusal = null;
    CompletableFuture<ManagedChannel> current = channel;
    if (current == null) {
      current = connector.channelTo(endpoint, failures);
      channel = current;
    }
    return current;
  }

  private void ended(CompletableFuture<ManagedChannel> used, End end, Throwable cause) {
    state.lock();
    try {
      calls--;
      lastUsed = nanoTime.getAsLong();
      if (end == End.ANSWERED) {
        failures = 0;
      }
      // the first of many calls that failed with one channel speaks for all of them
      if (end != End.UNREACHABLE || channel != used) {
        return;
      }
      channel = null;
      refusal = cause;
      refusedUntil = lastUsed + pause(failures);
      failures++;
    } finally {
      state.unlock();
    }
    dispose(used, ManagedChannel::shutdown);
  }

  private static long pause(int failures) {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, MOST_DOUBLINGS));
  }

  /** Ends its use if nobody has used it for so long; whether it has ended. */
  boolean retireIfIdle(long nanos) {
    CompletableFuture<ManagedChannel> last;
    state.lock();
    try {
      if (calls > 0 || nanoTime.getAsLong() - lastUsed < nanos) {
        return retired;
      }
      retired = true;
      last = channel;
      channel = null;
    } finally {
      state.unlock();
    }
    dispose(last, ManagedChannel::shutdown);
    return true;
  }

  /** Ends its use and all its calls. */
  void close() {
    CompletableFuture<ManagedChannel> last;
    state.lock();
    try {
      retired = true;
      last = channel;
      channel = null;
    } finally {
      state.unlock();
    }
    if (last != null) {
      last.completeExceptionally(new PeerException(endpoint.toString(), "closed", null));
    }
    dispose(last, ManagedChannel::shutdownNow);
  }

  private static void dispose(
      @Nullable CompletableFuture<ManagedChannel> channel, Consumer<ManagedChannel> how) {
    if (channel != null) {
      channel.whenComplete(
          (open, failure) -> {
            if (failure == null) {
              how.accept(open);
            }
          });
    }
  }
}
