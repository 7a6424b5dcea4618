package dev.selvedge.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;

/** A ZooKeeper inside this process, as a single node. */
public final class ZooKeeperUnderTest implements AutoCloseable {

  private final TestingServer server;

  public ZooKeeperUnderTest(Path folder) throws Exception {
    InstanceSpec spec =
        new InstanceSpec(
            folder.resolve("zookeeper").toFile(),
            FreePort.find(),
            -1,
            -1,
            true,
            -1,
            -1,
            -1,
            Map.of("clientPortAddress", "127.0.0.1"),
            "127.0.0.1");
    server = new TestingServer(spec, true);
  }

  /** Where it listens, {@code host:port}. */
  public String address() {
    return server.getConnectString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
