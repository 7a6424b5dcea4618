package dev.selvedge.redis;

import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Threads, timer and channels of one store; all are daemons, and all end with it. */
final class Machinery implements AutoCloseable {
  private static final long TICK_MILLIS = 50;
  private static final Delay BACK_OFF =
      Delay.exponential(Duration.ofMillis(10), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS);

  final ClientResources resources;
  private final HashedWheelTimer timer;
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  Machinery(RedisUrl url) {
    this.timer =
        new HashedWheelTimer(
            new StoreThreads("selvedge-redis-timer"), TICK_MILLIS, TimeUnit.MILLISECONDS);
    this.resources =
        DefaultClientResources.builder()
            // the least that Lettuce accepts: a store has two connections, a cluster some more
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .threadFactoryProvider(pool -> new StoreThreads("selvedge-redis-" + pool))
            .timer(timer)
            .reconnectDelay(BACK_OFF)
            .commandLatencyRecorder(CommandLatencyRecorder.disabled())
            .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
            .nettyCustomizer(
                new NettyCustomizer() {
                  @Override
                  public void afterChannelInitialized(Channel channel) {
                    channels.add(channel);
                    channel.closeFuture().addListener(closed -> channels.remove(channel));
                  }
                })
            .build();
  }

  /** Runs a short task again and again until the store is closed. */
  void everyTick(Runnable task) {
    if (!closing) {
      timer.newTimeout(
          (Timeout due) -> {
            try {
              task.run();
            } finally { // whatever it threw: without it, nothing that hangs is ever given up
              everyTick(task);
            }
          },
          TICK_MILLIS,
          TimeUnit.MILLISECONDS);
    }
  }

  /** Ends connections that do not answer any more; they are made anew. */
  void dropChannels() {
    channels.forEach(Channel::close);
  }

  void closing() {
    closing = true;
  }

  @Override
  public void close() {
    closing = true;
    channels.forEach(Channel::close);
    Future<Boolean> stopped = resources.shutdown(0, 2, TimeUnit.SECONDS);
    stopped.awaitUninterruptibly(2, TimeUnit.SECONDS);
    timer.stop();
  }
}
