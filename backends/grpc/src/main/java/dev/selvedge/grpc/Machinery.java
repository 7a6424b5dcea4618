package dev.selvedge.grpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one transport: event loops, on which nothing may block, and a few workers for what
 * may (name servers, files). All are daemons, and all end with it.
 *
 * @param loops shared by what listens and what connects
 * @param workers idle ones end after a while
 */
record Machinery(
    EventLoopGroup loops,
    Class<? extends ServerChannel> serverChannel,
    Class<? extends Channel> channel,
    ExecutorService workers)
    implements AutoCloseable {

  private static final int WORKERS = 4;
  private static final long IDLE_SECONDS = 10;
  private static final long STOP_SECONDS = 2;

  static Machinery start() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    TransportThreads names = new TransportThreads("selvedge-grpc");
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new TransportThreads("selvedge-grpc-worker"));
    workers.allowCoreThreadTimeOut(true);
    if (Epoll.isAvailable()) {
      return new Machinery(
          new EpollEventLoopGroup(threads, names),
          EpollServerSocketChannel.class,
          EpollSocketChannel.class,
          workers);
    }
    return new Machinery(
        new NioEventLoopGroup(threads, names),
        NioServerSocketChannel.class,
        NioSocketChannel.class,
        workers);
  }

  @Override
  public void close() {
    workers.shutdownNow();
    loops
        .shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
