package dev.selvedge.grpc;

import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/**
 * Whether a request may have reached the other node. gRPC makes another attempt by itself only
 * where the one before it was provably not processed: the other node refused the stream, or went
 * away with a number below the stream's. So nothing was sent as long as the <em>latest</em> attempt
 * has not been given a connection; from there on nobody knows, as a write that failed may have
 * failed after its bytes.
 */
final class Progress extends ClientStreamTracer.Factory {

  private volatile boolean sent;

  @Override
  public ClientStreamTracer newClientStreamTracer(
      ClientStreamTracer.StreamInfo attempt, Metadata headers) {
    sent = false;
    return new ClientStreamTracer() {
      @Override
      public void streamCreated(Attributes transport, Metadata headers) {
        sent = true;
      }
    };
  }

  boolean mayHaveArrived() {
    return sent;
  }
}
