package dev.selvedge.grpc;

import dev.selvedge.grpc.OutgoingCall.End;
import dev.selvedge.runtime.spi.Transport;
import dev.selvedge.runtime.spi.TransportContext;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Requests and replies as unary gRPC calls of opaque bytes. Thread-safe. */
final class GrpcTransport implements Transport {

  private static final long SWEEP_SECONDS = 60;
  private static final long CERTIFICATES_SECONDS = 10;

  private final Machinery machinery;
  private final Peers peers;
  private final @Nullable Listener listener;
  private final int maxMessageBytes;
  private final AtomicBoolean closed = new AtomicBoolean();

  private GrpcTransport(
      Machinery machinery, Peers peers, @Nullable Listener listener, int maxMessageBytes) {
    this.machinery = machinery;
    this.peers = peers;
    this.listener = listener;
    this.maxMessageBytes = maxMessageBytes;
  }

  static GrpcTransport open(TransportContext context) {
    Security security = Security.of(context);
    Machinery machinery = Machinery.start();
    try {
      @Nullable Listener listener =
          context.listen().isEmpty() ? null : Listener.open(context, machinery, security);
      int maxMessageBytes = context.maxMessageBytes();
      Peers peers =
          new Peers(new Connector(machinery, security, maxMessageBytes), System::nanoTime);
      GrpcTransport transport = new GrpcTransport(machinery, peers, listener, maxMessageBytes);
      transport.every(SWEEP_SECONDS, peers::sweep);
      NodeIdentity identity = security.identity();
      if (identity != null) {
        transport.every(CERTIFICATES_SECONDS, () -> transport.work(identity::refresh));
      }
      return transport;
    } catch (RuntimeException e) {
      machinery.close();
      throw e;
    }
  }

  private void every(long seconds, Runnable task) {
    machinery.loops().scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS);
  }

  private void work(Runnable task) {
    try {
      machinery.workers().execute(task);
    } catch (RejectedExecutionException e) {
      // closed meanwhile: there is nobody left to do it for
      return;
    }
  }

  @Override
  public String address() {
    return listener == null ? "" : listener.address();
  }

  @Override
  public Sent send(String address, byte[] request, Duration timeout, Reply reply) {
    OutgoingCall call =
        new OutgoingCall(address, request, System.nanoTime() + nanos(timeout), reply);
    if (request.length > maxMessageBytes) {
      call.unsent(
          End.OTHER,
          "the request is %d bytes long, and selvedge.transport.maxMessage is %d"
              .formatted(request.length, maxMessageBytes),
          null);
    } else {
      peers.send(call);
    }
    return call;
  }

  private static long nanos(Duration timeout) {
    // half of what there is leaves room for adding it to a clock
    long most = Long.MAX_VALUE / 2;
    return timeout.compareTo(Duration.ofNanos(most)) > 0 ? most : timeout.toNanos();
  }

  @Override
  public void stopListening(Duration most) {
    if (listener != null) {
      listener.stop(most);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      if (listener != null) {
        listener.close();
      }
      peers.close();
      machinery.close();
    }
  }
}
