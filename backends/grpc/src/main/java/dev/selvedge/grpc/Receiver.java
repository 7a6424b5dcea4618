package dev.selvedge.grpc;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.TransportContext;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.net.SocketAddress;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Takes calls from gRPC and hands each to the runtime once it is there whole. Thread-safe. */
final class Receiver implements ServerCallHandler<byte[], byte[]> {

  private final TransportContext context;

  Receiver(TransportContext context) {
    this.context = context;
  }

  @Override
  public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> call, Metadata headers) {
    // one more than there may be, so that a second message is noticed
    call.request(2);
    return new ServerCall.Listener<>() {
      private byte @Nullable [] message;
      private @Nullable ReceivedCall received;

      @Override
      public void onMessage(byte[] arrived) {
        if (message != null) {
          call.close(
              Status.INVALID_ARGUMENT.withDescription("more than one message"), new Metadata());
          return;
        }
        message = arrived;
      }

      @Override
      public void onHalfClose() {
        byte[] request = message;
        if (request == null) {
          call.close(Status.INVALID_ARGUMENT.withDescription("no message"), new Metadata());
          return;
        }
        ReceivedCall whole = new ReceivedCall(call, request, peer(call), context.maxMessageBytes());
        received = whole;
        handle(whole);
      }

      @Override
      public void onCancel() {
        ReceivedCall whole = received;
        if (whole != null) {
          whole.cancelled();
        }
      }
    };
  }

  private void handle(ReceivedCall call) {
    try {
      context.handle(call);
    } catch (RuntimeException e) {
      // against the contract; the sender waits for its deadline, as it must not think it unsent
      Log.error(Receiver.class, "a call from " + call.peer() + " could not be taken", e);
    }
  }

  private static String peer(ServerCall<byte[], byte[]> call) {
    @Nullable SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session != null) {
      return PeerNames.of(session);
    }
    @Nullable SocketAddress address = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    return address == null ? "" : address.toString();
  }
}
