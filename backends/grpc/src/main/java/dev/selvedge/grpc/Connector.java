package dev.selvedge.grpc;

import dev.selvedge.contract.Diagnostic;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes channels to other nodes. Thread-safe. */
final class Connector {

  private static final int CONNECT_MILLIS = 3_000;
  private static final long KEEP_ALIVE_SECONDS = 10;
  private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 5;
  private static final long IDLE_MINUTES = 5;
  private static final int RETAINED_BYTES = 16 << 20;

  /** What a message has around it. */
  private static final int ENVELOPE_BYTES = 4_096;

  private final Machinery machinery;
  private final Security security;
  private final int maxMessageBytes;

  Connector(Machinery machinery, Security security, int maxMessageBytes) {
    this.machinery = machinery;
    this.security = security;
    this.maxMessageBytes = maxMessageBytes;
  }

  /** Has the action run after that time, unless the transport is closed before. */
  void after(long nanos, Runnable action) {
    try {
      machinery.loops().schedule(action, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // closed meanwhile, which ends all calls by itself
      return;
    }
  }

  /**
   * A channel to the node; it connects when it is first used. Ends with an {@link IOException} if
   * there is no such address, or none where this transport may send to.
   *
   * @param turn which of several addresses of a name is taken
   */
  CompletableFuture<ManagedChannel> channelTo(Endpoint endpoint, int turn) {
    CompletableFuture<ManagedChannel> channel = new CompletableFuture<>();
    Runnable resolve =
        () -> {
          try {
            InetAddress[] all = endpoint.addresses();
            channel.complete(open(all[Math.floorMod(turn, all.length)], endpoint));
          } catch (IOException | RuntimeException e) {
            channel.completeExceptionally(e);
          }
        };
    if (endpoint.literal()) {
      resolve.run();
      return channel;
    }
    try {
      machinery.workers().execute(resolve);
    } catch (RejectedExecutionException e) {
      channel.completeExceptionally(e);
    }
    return channel;
  }

  private ManagedChannel open(InetAddress address, Endpoint endpoint) throws IOException {
    @Nullable ChannelCredentials credentials = security.client();
    if (credentials == null) {
      if (!security.plainAllowed(address)) {
        throw new IOException(
            Diagnostic.TRANSPORT_UNPROTECTED.message("sending to " + endpoint, address));
      }
      credentials = InsecureChannelCredentials.create();
    }
    return NettyChannelBuilder.forAddress(
            new InetSocketAddress(address, endpoint.port()), credentials)
        .eventLoopGroup(machinery.loops())
        .channelType(machinery.channel(), InetSocketAddress.class)
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .directExecutor()
        .offloadExecutor(machinery.workers())
        // connections are between nodes: what the environment says of proxies is for the internet
        .proxyDetector(target -> null)
        .decompressorRegistry(Protocol.UNCOMPRESSED)
        .maxInboundMessageSize(maxMessageBytes)
        // gRPC sends again what was provably not processed, if it has kept it
        .perRpcBufferLimit(maxMessageBytes + ENVELOPE_BYTES)
        .retryBufferSize(Math.max(RETAINED_BYTES, 2L * maxMessageBytes))
        .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .idleTimeout(IDLE_MINUTES, TimeUnit.MINUTES)
        .build();
  }
}
