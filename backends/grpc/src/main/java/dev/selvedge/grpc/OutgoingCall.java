package dev.selvedge.grpc;

import dev.selvedge.runtime.spi.Transport.Reply;
import dev.selvedge.runtime.spi.Transport.Sent;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One request on its way to another node; tells its reply exactly once. Thread-safe. */
final class OutgoingCall extends ClientCall.Listener<byte[]> implements Sent {

  /** A call must not be cancelled by one thread while another one is still handing it over. */
  private enum Phase {
    WAITING,
    SENDING,
    CANCELLED_WHILE_SENDING,
    SENT,
    ENDED
  }

  /** What has become of it, for whoever looks after the connection. */
  enum End {
    ANSWERED,
    /** No connection could be made. */
    UNREACHABLE,
    OTHER
  }

  /** Is told once, before the reply is. */
  interface Ending {
    void ended(End end, PeerException cause);
  }

  private static final PeerException NO_CAUSE = new PeerException("", "", null);

  private final String address;
  private final byte[] request;
  private final long deadline;
  private final Reply reply;
  private final Progress progress = new Progress();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile @Nullable ClientCall<byte[], byte[]> call;
  private volatile @Nullable Ending ending;
  private byte @Nullable [] message;

  /**
   * @param deadline of {@link System#nanoTime}
   */
  OutgoingCall(String address, byte[] request, long deadline, Reply reply) {
    this.address = address;
    this.request = request;
    this.deadline = deadline;
    this.reply = reply;
  }

  String address() {
    return address;
  }

  /** Nanoseconds until nobody waits any more; negative when that has come. */
  long remaining() {
    return deadline - System.nanoTime();
  }

  /** Who is told of its end; to be set before anything else happens to it. */
  void onEnd(Ending ending) {
    this.ending = ending;
  }

  /** Sends it, unless it has ended before. */
  void send(ManagedChannel channel) {
    if (!phase.compareAndSet(Phase.WAITING, Phase.SENDING)) {
      return;
    }
    try {
      ClientCall<byte[], byte[]> made = channel.newCall(Protocol.CALL, options());
      call = made;
      made.start(this, new Metadata());
      made.request(1);
      made.sendMessage(request);
      made.halfClose();
    } catch (RuntimeException e) {
      // as from event loops that have ended; it must not leave once it is said to be unsent
      cancelCall();
      end(Status.UNAVAILABLE.withDescription("cannot be sent").withCause(e));
    }
    if (!phase.compareAndSet(Phase.SENDING, Phase.SENT)) {
      cancelCall();
    }
  }

  private CallOptions options() {
    return CallOptions.DEFAULT
        .withDeadlineAfter(remaining(), TimeUnit.NANOSECONDS)
        .withStreamTracerFactory(progress);
  }

  @Override
  public void cancel() {
    if (!unsent(End.OTHER, "cancelled before it was sent", null)
        && !phase.compareAndSet(Phase.SENDING, Phase.CANCELLED_WHILE_SENDING)
        && phase.get() == Phase.SENT) {
      cancelCall();
    }
  }

  private void cancelCall() {
    ClientCall<byte[], byte[]> made = call;
    if (made != null) {
      made.cancel("nobody waits for the reply any more", null);
    }
  }

  /** Ends it if nothing has been done to send it; whether that was so. */
  boolean unsent(End end, String what, @Nullable Throwable cause) {
    if (!phase.compareAndSet(Phase.WAITING, Phase.ENDED)) {
      return false;
    }
    PeerException failure = new PeerException(address, what, cause);
    tellEnding(end, failure);
    reply.notSent(failure);
    return true;
  }

  @Override
  public void onMessage(byte[] arrived) {
    message = arrived;
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    end(status);
  }

  private void end(Status status) {
    boolean mayHaveArrived = progress.mayHaveArrived();
    if (!told.compareAndSet(false, true)) {
      return;
    }
    byte @Nullable [] answer = message;
    if (status.isOk() && answer != null) {
      tellEnding(End.ANSWERED, NO_CAUSE);
      reply.arrived(answer);
      return;
    }
    PeerException cause = PeerException.of(address, status);
    if (mayHaveArrived) {
      tellEnding(End.OTHER, cause);
      reply.lost(cause);
    } else {
      boolean unreachable = status.getCode() == Status.Code.UNAVAILABLE;
      tellEnding(unreachable ? End.UNREACHABLE : End.OTHER, cause);
      reply.notSent(cause);
    }
  }

  private void tellEnding(End end, PeerException cause) {
    Ending told = ending;
    if (told != null) {
      told.ended(end, cause);
    }
  }
}
