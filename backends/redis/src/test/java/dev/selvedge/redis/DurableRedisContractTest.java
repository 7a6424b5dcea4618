package dev.selvedge.redis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server that keeps what it was told over kill -9. */
class DurableRedisContractTest extends RedisContract {
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.durable();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  TestServer server() {
    return server;
  }

  /** {@code -Dstoretests.keys=1000000} for the long run. */
  @Override
  protected int distinctKeys() {
    return Integer.getInteger("storetests.keys", 100_000);
  }
}
