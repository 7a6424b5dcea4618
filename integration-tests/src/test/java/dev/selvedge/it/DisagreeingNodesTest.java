package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that have been told different things. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD)
class DisagreeingNodesTest {
  private final int first = RedisSite.freePort();
  private final int second = RedisSite.freePort();

  DisagreeingNodesTest() throws Exception {}

  private String members(String weightOfA, String weightOfB) {
    return "ring.default.members=a=127.0.0.1:%d*%s,b=127.0.0.1:%d*%s"
        .formatted(first, weightOfA, second, weightOfB);
  }

  /** Each takes the other for the owner, as in mailgun/groupcache#72. */
  @Test
  void doNotSendCallsInCircles() throws Exception {
    try (Nodes nodes = new Nodes("shard.timeout=3s")) {
      nodes.start("a", "node.listen=127.0.0.1:" + first, members("0.001", "1000000"));
      nodes.start("b", "node.listen=127.0.0.1:" + second, members("1000000", "0.001"));
      nodes.bind("a", "b");
      assertThat(nodes.get("a").ask("where k0"))
          .as("%s", nodes)
          .startsWith("threw StaleViewException: ")
          .contains("did not run");
      assertThat(nodes.get("a").all("forwarded "))
          .extracting(WorkerProcess.Line::text)
          .as("requests, and how it ended")
          .singleElement()
          .asString()
          .matches("forwarded [123] STALE");
      assertThat(nodes.get("b").said("forwarded ")).as("passed on").isFalse();
    }
  }

  @Test
  void refuseEachOtherWhereTheRingIsCutIntoOtherSlots() throws Exception {
    try (Nodes nodes = new Nodes(members("1", "1"))) {
      nodes.start("a", "node.listen=127.0.0.1:" + first);
      nodes.start("b", "node.listen=127.0.0.1:" + second, "ring.default.slots=1024");
      nodes.bind("a", "b");
      List<String> answers =
          IntStream.range(0, 8).mapToObj(i -> ask(nodes.get("a"), "where k" + i)).toList();
      assertThat(answers)
          .as("%s", nodes)
          .allMatch(
              answer ->
                  answer.equals("returned a")
                      || answer.contains("has another configuration of the ring"))
          .anyMatch(answer -> answer.contains("has another configuration of the ring"));
    }
  }

  private static String ask(WorkerProcess worker, String order) {
    try {
      return worker.ask(order);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
