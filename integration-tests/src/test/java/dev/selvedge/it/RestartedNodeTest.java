package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.selvedge.it.WorkerProcess.Line;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that end, as they are asked to or not, and start again under the same id. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class RestartedNodeTest {
  private static final int THREADS = 4;

  @Test
  void hasTheSameKeysAgainAndMovesNoOthers() throws Exception {
    try (Site site = Site.Kind.FILE.open();
        Nodes nodes = Nodes.at(site.url()).join("a", "b", "c")) {
      Map<String, String> before = Nodes.owners(nodes.get("a"));
      nodes.kill("b");
      nodes.start("b").await("ready"); // at another port, and sooner than anyone has noticed
      nodes.bind("b");
      nodes.see("a,b,c");
      nodes.get("b").awaitAnswer("serving", "returned true");
      for (String id : List.of("a", "b", "c")) {
        nodes.awaitOwners(id, before);
      }
      String key = Nodes.keyOf(before, "b");
      assertThat(nodes.get("a").ask("where " + key)).as("%s", nodes).isEqualTo("returned b");
      assertThat(nodes.get("c").ask("where " + key)).as("%s", nodes).isEqualTo("returned b");
      for (String id : List.of("a", "c")) {
        List<String> views = nodes.get(id).all("view ").stream().map(Line::text).toList();
        assertThat(views.subList(views.indexOf("view a,b,c"), views.size()))
            .as("views of %s once all were there: nobody else has come or gone", id)
            .isSubsetOf("view a,c", "view a,b,c");
      }
    }
  }

  /** A deployment: each node is told to end, and starts anew, one after the other. */
  @Test
  void losesNoCallWhenAllAreRestartedInTurn() throws Exception {
    try (Site site = Site.Kind.FILE.open();
        Nodes nodes = Nodes.at(site.url()).join("a", "b", "c")) {
      Map<String, String> before = Nodes.owners(nodes.get("a"));
      WorkerProcess client = nodes.client("x", "a,b,c");
      client.tell("once load once " + Nodes.allKeys() + " " + THREADS);
      client.tell("later load onceLater " + Nodes.allKeys() + " " + THREADS);
      client.await("once warm");
      client.await("later warm");
      for (String id : List.of("a", "b", "c")) {
        nodes.terminate(id);
        nodes.start(id).await("ready");
        nodes.bind(id);
        nodes.see("a,b,c");
      }
      TimeUnit.SECONDS.sleep(1); // of load on the new ones
      client.tell("s1 stop once").tell("s2 stop later");
      for (String load : List.of("once", "later")) {
        String outcome = client.outcome(load).text();
        System.out.println("rolling restart, " + outcome);
        assertThat(outcome).as("%s", nodes).endsWith(", 0 failures");
      }
      nodes.ledger().hasNothingTwice();
      nodes.awaitOwners("x", before);
    }
  }

  /** What runs is waited for, and what comes is sent elsewhere. */
  @Test
  void endsWhatItHasBegunWhenItIsToldToEnd() throws Exception {
    try (Site site = Site.Kind.FILE.open();
        Nodes nodes = Nodes.at(site.url()).join("a", "b")) {
      WorkerProcess client = nodes.client("x", "a,b");
      String key = Nodes.keyOf(Nodes.owners(client), "b");
      client.tell("slow slowly " + key + " 4000");
      WorkerProcess ending = nodes.get("b");
      ending.await("begins ");
      ending.signal("TERM");
      client.awaitLast("view ", "view a");
      assertThat(client.ask("where " + key)).as("%s", nodes).isEqualTo("returned a");
      assertThat(client.outcome("slow").text()).as("%s", nodes).isEqualTo("slow returned b");
      assertThat(ending.exitCode()).isEqualTo(128 + 15);
    }
  }
}
