package dev.selvedge.grpc;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.IncomingCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A request that has arrived whole. Thread-safe. */
final class ReceivedCall implements IncomingCall {

  private final ServerCall<byte[], byte[]> call;
  private final byte[] request;
  private final String peer;
  private final int maxMessageBytes;
  private final AtomicBoolean answered = new AtomicBoolean();

  // guarded by this
  private @Nullable List<Runnable> whenCancelled;
  private boolean cancelled;

  ReceivedCall(ServerCall<byte[], byte[]> call, byte[] request, String peer, int maxMessageBytes) {
    this.call = call;
    this.request = request;
    this.peer = peer;
    this.maxMessageBytes = maxMessageBytes;
  }

  @Override
  public byte[] request() {
    return request;
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public void reply(byte[] reply) {
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    forgetActions();
    try {
      if (reply.length > maxMessageBytes) {
        String what =
            "the reply is %d bytes long, and selvedge.transport.maxMessage is %d"
                .formatted(reply.length, maxMessageBytes);
        call.close(Status.RESOURCE_EXHAUSTED.withDescription(what), new Metadata());
        return;
      }
      call.sendHeaders(new Metadata());
      call.sendMessage(reply);
      call.close(Status.OK, new Metadata());
    } catch (RuntimeException e) {
      // as from event loops that have ended: the sender hears of it by its broken connection
      Log.debug(ReceivedCall.class, "a reply to " + peer + " could not be sent", e);
    }
  }

  @Override
  public void onCancelled(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        if (!answered.get()) {
          List<Runnable> actions = whenCancelled;
          if (actions == null) {
            actions = new ArrayList<>(1);
            whenCancelled = actions;
          }
          actions.add(action);
        }
        return;
      }
    }
    action.run();
  }

  void cancelled() {
    List<Runnable> actions;
    synchronized (this) {
      cancelled = true;
      actions = whenCancelled;
      whenCancelled = null;
    }
    if (actions != null) {
      actions.forEach(Runnable::run);
    }
  }

  private synchronized void forgetActions() {
    whenCancelled = null;
  }
}
