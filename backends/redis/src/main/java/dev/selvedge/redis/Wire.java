package dev.selvedge.redis;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way to the servers: one connection for requests, shared by all threads, and one on which this
 * process is woken. Both are made anew in the background when they break; requests that were on
 * their way then fail, so that none takes effect long after it was given up. Thread-safe.
 */
final class Wire implements AutoCloseable {
  private final RedisUrl url;
  private final Machinery machinery;
  private final AbstractRedisClient client;
  private final StatefulConnection<byte[], byte[]> requests;
  private final Consumer<Request> dispatch;
  private final StatefulRedisPubSubConnection<byte[], byte[]> inbox;
  private final Pending pending = new Pending();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Wire(RedisUrl url, Machinery machinery) {
    this.url = url;
    this.machinery = machinery;
    if (url.topology() == Topology.CLUSTER) {
      RedisClusterClient cluster = RedisClusterClient.create(machinery.resources, url.seeds());
      this.client = cluster;
      cluster.setOptions(Options.ofCluster(url));
      StatefulRedisClusterConnection<byte[], byte[]> connection =
          cluster.connect(ByteArrayCodec.INSTANCE);
      this.requests = connection;
      this.dispatch = connection::dispatch;
      this.inbox = cluster.connectPubSub(ByteArrayCodec.INSTANCE);
    } else {
      RedisClient single = RedisClient.create(machinery.resources);
      this.client = single;
      single.setOptions(Options.of(url));
      StatefulRedisConnection<byte[], byte[]> connection =
          single.connect(ByteArrayCodec.INSTANCE, url.lettuceUri());
      this.requests = connection;
      this.dispatch = connection::dispatch;
      this.inbox = single.connectPubSub(ByteArrayCodec.INSTANCE, url.lettuceUri());
    }
  }

  /**
   * Connects, waiting for at most about the timeout of the URL.
   *
   * @throws LockStoreUnavailableException if that does not succeed
   */
  static Wire connect(RedisUrl url) {
    long start = System.nanoTime();
    Machinery machinery = new Machinery(url);
    try {
      Wire wire = new Wire(url, machinery);
      wire.watch();
      return wire;
    } catch (RuntimeException e) {
      machinery.close();
      throw Trouble.explain(url, e, System.nanoTime() - start);
    }
  }

  private void watch() {
    if (url.topology() != Topology.CLUSTER) {
      requests.addListener(
          new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
              pending.failAll(new RedisException("the connection broke"));
            }

            @Override
            public void onRedisConnected(
                RedisChannelHandler<?, ?> connection, java.net.@Nullable SocketAddress address) {
              loadScripts();
            }
          });
    }
    long longest = url.options().timeout().toNanos();
    machinery.everyTick(
        () -> {
          if (pending.expire(System.nanoTime(), longest) && ordered()) {
            machinery.dropChannels();
          }
        });
  }

  /** Whether requests take effect in their order: not where they can be redirected. */
  boolean ordered() {
    return url.topology() != Topology.CLUSTER;
  }

  /** Whether the server that runs a script knows all receivers of a message: not in a cluster. */
  boolean receiversKnown() {
    return url.topology() != Topology.CLUSTER;
  }

  /** So that the first requests need not be sent twice; those to a cluster are, once per node. */
  void loadScripts() {
    if (url.topology() == Topology.CLUSTER) {
      return;
    }
    long now = System.nanoTime();
    long deadline = now + url.options().timeout().toNanos();
    for (Script script : Script.values()) {
      // should it fail, the source goes along with the first request
      send(Request.load(script, now, deadline), (reply, failure) -> {});
    }
  }

  /** Sends it and calls back once, on the connection's own thread, which must not be blocked. */
  void send(
      Request request,
      BiConsumer<? super @Nullable ScriptReply, ? super @Nullable Throwable> then) {
    if (closed.get()) {
      then.accept(null, new RedisException("the store was closed"));
      return;
    }
    pending.add(request);
    request.whenComplete(
        (reply, failure) -> {
          pending.remove(request);
          if (reply != null) {
            pending.replied();
          }
          then.accept(reply, failure);
        });
    try {
      dispatch.accept(request);
    } catch (RedisException e) {
      request.completeExceptionally(e);
    }
  }

  /** Listens for messages; tells also when it has connected anew and may have missed some. */
  void subscribe(byte[] channel, Consumer<byte[]> messages, Runnable again) {
    inbox.addListener(new Inbox(messages, again));
    try {
      if (!inbox
          .async()
          .subscribe(channel)
          .await(url.options().timeout().toNanos(), TimeUnit.NANOSECONDS)) {
        throw explain(new IOException("no reply"), url.options().timeout().toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw explain(e, 0);
    }
  }

  LockStoreUnavailableException explain(Throwable cause, long nanos) {
    return Trouble.explain(url, cause, nanos);
  }

  RedisUrl url() {
    return url;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    machinery.closing();
    inbox.close();
    requests.close();
    client.shutdown(0, 2, TimeUnit.SECONDS);
    machinery.close();
    pending.failAll(new RedisException("the store was closed"));
  }
}
