package dev.selvedge.grpc;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.spi.TransportContext;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Where requests come in. Thread-safe. */
final class Listener {

  /** Per connection; the runtime refuses calls long before, in words. */
  private static final int MOST_CALLS = 4_096;

  private static final int MOST_HEADER_BYTES = 8_192;
  private static final int FLOW_CONTROL_BYTES = 1 << 20;
  private static final long HANDSHAKE_SECONDS = 10;
  private static final long KEEP_ALIVE_SECONDS = 30;
  private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 10;

  /** Other nodes ask every ten seconds; less would cut them off. */
  private static final long LEAST_KEEP_ALIVE_SECONDS = 5;

  private static final long DRAIN_MILLIS = 3_000;

  private final Server server;
  private final String address;

  private Listener(Server server, String address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Listens.
   *
   * @throws InvalidSettingException if it cannot, or must not, at the address that the context
   *     names
   */
  static Listener open(TransportContext context, Machinery machinery, Security security) {
    Endpoint endpoint = endpoint(context.listen());
    InetAddress at = address(endpoint);
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(at, endpoint.port()), security.server(at))
            .bossEventLoopGroup(machinery.loops())
            .workerEventLoopGroup(machinery.loops())
            .channelType(machinery.serverChannel())
            // the runtime does not block, and so needs no thread between it and the event loop
            .directExecutor()
            .decompressorRegistry(Protocol.UNCOMPRESSED)
            .maxInboundMessageSize(context.maxMessageBytes())
            .maxInboundMetadataSize(MOST_HEADER_BYTES)
            .maxConcurrentCallsPerConnection(MOST_CALLS)
            .flowControlWindow(FLOW_CONTROL_BYTES)
            .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .permitKeepAliveTime(LEAST_KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .addService(
                ServerServiceDefinition.builder(Protocol.SERVICE)
                    .addMethod(Protocol.CALL, new Receiver(context))
                    .build())
            .build();
    try {
      server.start();
    } catch (IOException e) {
      throw unusable(context.listen(), "cannot be listened on: " + words(e));
    }
    return new Listener(server, endpoint.withPort(server.getPort()).toString());
  }

  private static Endpoint endpoint(String listen) {
    try {
      return Endpoint.parse(listen);
    } catch (IllegalArgumentException e) {
      throw unusable(listen, "is not host:port");
    }
  }

  private static InetAddress address(Endpoint endpoint) {
    try {
      return endpoint.addresses()[0];
    } catch (UnknownHostException e) {
      throw unusable(endpoint.toString(), "is of an unknown host");
    }
  }

  private static String words(IOException e) {
    Throwable first = e.getCause() == null ? e : e.getCause();
    return String.valueOf(first.getMessage());
  }

  private static InvalidSettingException unusable(String listen, String problem) {
    return new InvalidSettingException(Diagnostic.TRANSPORT_ADDRESS.message(listen, problem));
  }

  String address() {
    return address;
  }

  /** Takes no more calls, and waits until those that have come in are answered. */
  void stop(Duration most) {
    server.shutdown();
    try {
      server.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets calls that have come in be answered, for three seconds at most, and ends the rest. */
  void close() {
    server.shutdown();
    try {
      server.awaitTermination(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.shutdownNow();
  }
}
