package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that are not on a node's list of peers. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD)
class StrangersTest {

  @Test
  void areRefusedBeforeAnythingRuns() throws Exception {
    int port = RedisSite.freePort();
    try (TemporaryFolder folder = TemporaryFolder.create();
        Nodes nodes = new Nodes("ring.default.members=a=127.0.0.1:" + port, "shard.timeout=2s")) {
      Certificates certificates = new Certificates(folder.path());
      String[] owner = certificates.settings("a", "x");
      String[] friend = certificates.settings("x", "a");
      String[] stranger = certificates.settings("y", "a");
      nodes.start("a", listening(port, owner));
      nodes.start("x", friend);
      nodes.start("y", stranger);
      nodes.start("z"); // in plain
      nodes.bind("a").get("a").awaitLast("view ", "view a");
      assertThat(nodes.get("x").ask("where k")).as("%s", nodes).isEqualTo("returned a");
      for (String id : List.of("y", "z")) {
        nodes.get(id).await("ready");
        assertThat(nodes.get(id).ask("where k"))
            .as("%s", nodes)
            .startsWith("threw ShardUnavailableException: ")
            .contains("did not run");
      }
      nodes.get("a").await("WARNING: a node was refused: certificate of [y]");
      nodes.ledger().hasNoCalls();
    }
  }

  private static String[] listening(int port, String[] others) {
    return Stream.concat(Stream.of("node.listen=127.0.0.1:" + port), Stream.of(others))
        .toArray(String[]::new);
  }
}
