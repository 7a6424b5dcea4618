package dev.selvedge.redis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Three primaries that share the slots. */
final class TestCluster implements AutoCloseable {
  private static final int SLOTS = 16_384;
  private final List<TestServer> nodes = new ArrayList<>();

  static TestCluster started() throws Exception {
    TestCluster cluster = new TestCluster();
    for (int i = 0; i < 3; i++) {
      cluster.nodes.add(TestServer.forgetful("--cluster-enabled", "yes", "--appendonly", "yes"));
    }
    for (int i = 0; i < 3; i++) {
      cluster.join(i);
    }
    cluster.await();
    return cluster;
  }

  /** Ends when all nodes say that they serve all slots. */
  private void await() throws InterruptedException {
    for (TestServer node : nodes) {
      while (!node.ask("CLUSTER", "INFO").contains("cluster_state:ok")
          || node.ask("CLUSTER", "NODES").lines().filter(l -> l.contains("connected")).count()
              < 3) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  /** Kills all nodes and starts them again with what they have kept. */
  void restart() throws Exception {
    for (TestServer node : nodes) {
      node.kill();
    }
    for (TestServer node : nodes) {
      node.started();
    }
    await();
  }

  private void join(int index) throws IOException {
    TestServer node = nodes.get(index);
    List<String> slots = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
    for (int slot = index; slot < SLOTS; slot += 3) {
      slots.add(String.valueOf(slot));
    }
    try (RespClient client = node.connect()) {
      client.call(slots.toArray(new String[0]));
      client.call("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(index + 1));
      client.call("CLUSTER", "MEET", "127.0.0.1", String.valueOf(nodes.get(0).port()));
    }
  }

  List<TestServer> nodes() {
    return nodes;
  }

  @Override
  public void close() {
    nodes.forEach(TestServer::close);
  }
}
