package dev.selvedge.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import java.nio.file.Path;
import java.time.Duration;

/** How Lettuce is to behave. */
final class Options {
  private static final int MOST_WAITING = 20_000;

  private Options() {}

  static ClientOptions of(RedisUrl url) {
    return with(ClientOptions.builder(), url).build();
  }

  static ClusterClientOptions ofCluster(RedisUrl url) {
    ClusterClientOptions.Builder options = ClusterClientOptions.builder();
    with(options, url);
    // nodes are connected to when they are first asked; what waits for that ends with its deadline
    options.disconnectedBehavior(DisconnectedBehavior.DEFAULT).requestQueueSize(MOST_WAITING);
    ClusterTopologyRefreshOptions refresh =
        ClusterTopologyRefreshOptions.builder()
            .enableAllAdaptiveRefreshTriggers()
            .adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
            .enablePeriodicRefresh(Duration.ofSeconds(30))
            .build();
    return options.topologyRefreshOptions(refresh).build();
  }

  private static ClientOptions.Builder with(ClientOptions.Builder options, RedisUrl url) {
    Duration timeout = url.options().timeout();
    options
        .protocolVersion(ProtocolVersion.RESP2)
        // a request is not worth keeping for a server that is away: the runtime asks again
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        // what was on its way has failed by then, and a second release would answer falsely
        .replayFilter(command -> true)
        // requests have deadlines of their own
        .timeoutOptions(TimeoutOptions.builder().build())
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(timeout)
                .tcpNoDelay(true)
                .keepAlive(
                    SocketOptions.KeepAliveOptions.builder()
                        .enable()
                        .idle(Duration.ofSeconds(5))
                        .interval(Duration.ofSeconds(2))
                        .count(3)
                        .build())
                .build());
    Path trust = url.options().trust();
    SslOptions.Builder ssl = SslOptions.builder().jdkSslProvider().handshakeTimeout(timeout);
    return options.sslOptions((trust == null ? ssl : ssl.trustManager(trust.toFile())).build());
  }
}
