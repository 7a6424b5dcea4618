package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.selvedge.it.WorkerProcess.Line;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An owner that stands still for longer than others wait for it, and goes on then. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class StoppedOwnerTest {
  private static final int THREADS = 4;

  @Test
  void servesNothingThatOthersHaveTakenOverAndComesBack() throws Exception {
    try (Site site = Site.Kind.FILE.open();
        Nodes nodes = Nodes.at(site.url()).join("a", "b", "c")) {
      WorkerProcess client = nodes.client("x", "a,b,c");
      Map<String, String> before = Nodes.owners(client);
      String key = Nodes.keyOf(before, "b");
      client.tell("locked load locked " + Nodes.allKeys() + " " + THREADS);
      client.await("locked warm");

      long stopped = System.nanoTime();
      nodes.get("b").signal("STOP");
      // arrives, but nobody is there to read it
      client.tell("burst burst " + key + " 64").await("burst sent");
      for (String id : List.of("a", "c", "x")) {
        nodes.get(id).awaitLast("view ", "view a,c");
      }
      Line left = client.last("view ");
      System.out.println(
          "takeover after kill -STOP of an owner, expiry "
              + Nodes.EXPIRY_MILLIS
              + " ms: "
              + TimeUnit.NANOSECONDS.toMillis(left.nanos() - stopped)
              + " ms");
      assertThat(client.ask("where " + key)).as("%s", nodes).isIn("returned a", "returned c");

      nodes.get("b").signal("CONT");
      // asked by b itself, which may not take its own word for it
      assertThat(nodes.get("b").ask("where " + key)).as("%s", nodes).startsWith("returned ");
      nodes.see("a,b,c");
      nodes.awaitOwners("x", before);
      assertThat(client.ask("where " + key)).isEqualTo("returned b");

      client.tell("s stop locked");
      System.out.println("sent to one that stood still: " + client.outcome("burst").text());
      System.out.println("while an owner stood still: " + client.outcome("locked").text());
      assertThat(client.all("locked failed "))
          .as("those that were on their way into it")
          .hasSizeLessThanOrEqualTo(THREADS)
          .allSatisfy(line -> assertThat(line.text()).contains("UnknownOutcomeException"));
      CallLedger ledger = nodes.ledger();
      ledger.hasNothingTwice();
      ledger.hasEachTokenOnce();
      assertThat(ledger.beforeReturn("b", "a,b,c").only("x-burst-").calls())
          .as("run by an owner of old")
          .isZero();
    }
  }
}
