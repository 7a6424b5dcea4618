package dev.selvedge.redis;

import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Three primaries that share the keys. */
class ClusterRedisContractTest extends RedisContract {
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.started();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Override
  TestServer server() {
    return cluster.nodes().get(0);
  }

  @Override
  String url() {
    return "redis-cluster://127.0.0.1:"
        + server().port()
        + ",127.0.0.1:"
        + cluster.nodes().get(1).port()
        + "?timeout=10s";
  }

  @Override
  protected boolean ordered() {
    return false;
  }

  @Override
  protected void restart() throws Exception {
    cluster.restart();
  }

  @Override
  protected OptionalLong count() {
    return OptionalLong.of(cluster.nodes().stream().mapToLong(TestServer::keys).sum());
  }

  @Override
  protected OptionalLong connections() {
    return OptionalLong.empty(); // the nodes talk to each other
  }
}
