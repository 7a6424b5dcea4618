package dev.selvedge.grpc;

import dev.selvedge.runtime.spi.Transport;
import dev.selvedge.runtime.spi.TransportContext;
import dev.selvedge.runtime.spi.TransportProvider;

/**
 * Opens transports over gRPC. They are plain on loopback addresses; beyond these they need mutual
 * TLS ({@code selvedge.transport.tls.certificate}, {@code .key}, {@code .trust} and {@code .peers})
 * or {@code selvedge.transport.insecure=true}. Thread-safe.
 */
public final class GrpcTransportProvider implements TransportProvider {

  @Override
  public Transport open(TransportContext context) {
    return GrpcTransport.open(context);
  }
}
