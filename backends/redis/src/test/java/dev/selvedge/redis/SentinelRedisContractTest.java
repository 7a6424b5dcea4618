package dev.selvedge.redis;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A primary that a sentinel knows, and a replica that has to acknowledge each grant. */
class SentinelRedisContractTest extends RedisContract {
  private static TestServer primary;
  private static TestServer replica;
  private static TestServer sentinel;

  @BeforeAll
  static void start() throws Exception {
    primary = TestServer.durable();
    replica = TestServer.forgetful("--replicaof", "127.0.0.1", "" + primary.port());
    awaitReplica();
    sentinel = TestServer.sentinelOf(primary);
  }

  @AfterAll
  static void stop() {
    sentinel.close();
    replica.close();
    primary.close();
  }

  private static void awaitReplica() throws Exception {
    while (primary.info("replication", "connected_slaves") == 0
        || !replica.ask("INFO", "replication").contains("master_link_status:up")) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Without its replica in step a primary that is back grants nothing. */
  @Override
  protected void restart() throws Exception {
    super.restart();
    awaitReplica();
  }

  @Override
  TestServer server() {
    return primary;
  }

  @Override
  String url() {
    return "redis-sentinel://127.0.0.1:" + sentinel.port() + "?timeout=10s&wait=1#primary";
  }
}
