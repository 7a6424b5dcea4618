package dev.selvedge.benchmarks.server;

import java.io.IOException;
import redis.embedded.RedisServer;

/** A Redis of its own process that keeps nothing on disk, as a single node. */
public final class RedisUnderTest implements AutoCloseable {

  private final int port;
  private final RedisServer server;

  public RedisUnderTest() throws IOException {
    port = FreePort.find();
    server =
        RedisServer.newRedisServer()
            .bind("127.0.0.1")
            .port(port)
            .setting("save \"\"")
            .setting("appendonly no")
            .build();
    server.start();
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }
}
