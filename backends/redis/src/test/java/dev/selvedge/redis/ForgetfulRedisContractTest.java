package dev.selvedge.redis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server without persistence, which forgets all at a restart; tokens rise all the same. */
class ForgetfulRedisContractTest extends RedisContract {
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.forgetful();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  TestServer server() {
    return server;
  }
}
