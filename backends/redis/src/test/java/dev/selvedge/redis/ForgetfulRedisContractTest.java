package dev.selvedge.redis;

import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * A server without persistence, which forgets all at a restart: tokens rise all the same. It has a
 * password, and the locks are in a database that is not the first.
 */
class ForgetfulRedisContractTest extends RedisContract {
  private static final String PASSWORD = "s3cr:t@/#?";
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.withPassword(PASSWORD);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  TestServer server() {
    return server;
  }

  @Override
  String url() {
    return "redis://default:s3cr:t%40%2F%23%3F@127.0.0.1:" + server.port() + "/3?timeout=10s";
  }

  @Override
  protected OptionalLong count() {
    return OptionalLong.empty(); // that of database 0 says nothing
  }
}
