package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls between nodes that make calls between nodes. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD)
class NestedCallsTest {

  /**
   * Each waits for one that is to run where only two may run at once, on threads of the oldest JDK.
   */
  @Test
  void doNotWaitForEachOtherForEver() throws Exception {
    try (Site site = Site.Kind.FILE.open();
        Nodes nodes = Nodes.at(site.url()).with("node.maxRunning=2").join("a", "b")) {
      WorkerProcess client = nodes.client("x", "a,b");
      Map<String, String> owners = Nodes.owners(client);
      String here = Nodes.keyOf(owners, "a");
      String there = Nodes.keyOf(owners, "b");
      assertThat(client.ask("hops 64 " + here + " " + there))
          .as("%s", nodes)
          .isEqualTo("returned a>b>a");
      assertThat(client.ask("hop " + here + " " + there + " 5")).isEqualTo("returned a>b>a>b>a>b");
      assertThat(client.ask("hop " + here + " " + there + " 100"))
          .as("%s", nodes)
          .contains("CallDepthException")
          .contains("16 are allowed")
          .hasSizeLessThan(20_000);
    }
  }
}
