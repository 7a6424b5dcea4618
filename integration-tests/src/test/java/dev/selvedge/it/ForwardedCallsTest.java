package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls to the owners of keys, in processes of their own, that learn of each other in each way. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class ForwardedCallsTest {

  @ParameterizedTest
  @EnumSource(
      value = Site.Kind.class,
      names = {"FILE", "REDIS_AOF", "POSTGRES"})
  void runAtTheOwnerOnly(Site.Kind kind) throws Exception {
    try (Site site = kind.open();
        Nodes nodes =
            Nodes.at(site.url()).on(Jdks.all().get(kind == Site.Kind.FILE ? last() : 0))) {
      runAtTheOwner(nodes.join("a", "b"));
    }
  }

  private static int last() {
    return Jdks.all().size() - 1;
  }

  @Test
  void runAtTheOwnerOnlyWhereMembersAreNamed() throws Exception {
    int first = RedisSite.freePort();
    int second = RedisSite.freePort();
    String members = "a=127.0.0.1:" + first + ",b=127.0.0.1:" + second;
    try (Nodes nodes = new Nodes("ring.default.members=" + members)) {
      nodes.start("a", "node.listen=127.0.0.1:" + first);
      nodes.start("b", "node.listen=127.0.0.1:" + second);
      nodes.bind("a", "b").see("a,b");
      runAtTheOwner(nodes);
    }
  }

  private static void runAtTheOwner(Nodes nodes) throws Exception {
    Map<String, String> owners = Nodes.owners(nodes.get("a"));
    assertThat(owners).containsValues("a", "b").isEqualTo(Nodes.owners(nodes.get("b")));
    assertThat(nodes.get("a").ask("fingerprint")).isEqualTo(nodes.get("b").ask("fingerprint"));
    for (String id : List.of("a", "b")) {
      for (String owner : List.of("a", "b")) {
        String key = Nodes.keyOf(owners, owner);
        for (String method : List.of("where ", "later ")) {
          assertThat(nodes.get(id).ask(method + key))
              .as("%s", nodes)
              .isEqualTo("returned " + owner);
        }
      }
    }
  }

  @Test
  void bringBackWhatTheMethodReturnsOrThrows() throws Exception {
    try (Site site = Site.Kind.FILE.open();
        Nodes nodes = Nodes.at(site.url()).join("a")) {
      WorkerProcess client = nodes.client("x", "a");
      assertThat(client.ask("sums k"))
          .as("%s", nodes)
          .isEqualTo(
              "returned Sum[node=a, number=1099511627776, fraction=2.5, letter=c, items=[1, 2, 3]]");
      assertThat(client.ask("fail k declared"))
          .startsWith("threw ClosedException: closed at a <- RemoteInvocationException");
      assertThat(client.ask("fail k declared-by-jdk"))
          .startsWith("threw FileNotFoundException: gone <- RemoteInvocationException");
      assertThat(client.ask("fail k unchecked"))
          .startsWith("threw IllegalStateException: bad state <- RemoteInvocationException");
      assertThat(client.ask("fail k own"))
          .startsWith("threw RemoteInvocationException: ")
          .contains("nodes.Accounts$OddException at node 'a': odd")
          .contains("nodes.Accounts.fail");
      assertThat(client.ask("fail k error"))
          .as("is not one of this process")
          .startsWith("threw RemoteInvocationException: ")
          .contains("java.lang.StackOverflowError at node 'a': deep");
      assertThat(client.ask("sleep k 2000"))
          .startsWith("threw UnknownOutcomeException: ")
          .contains("it is not known whether it has run");
      assertThat(client.ask("where k")).isEqualTo("returned a");
      assertThat(nodes.get("a").ask("fail k own")).as("here").isEqualTo("threw OddException: odd");
    }
  }

  /** The retries are the caller's, the lock is the owner's: none is held between attempts. */
  @Test
  void areRoutedAndLockedAfreshForEachAttempt() throws Exception {
    try (Site site = Site.Kind.FILE.open();
        Nodes nodes = Nodes.at(site.url()).join("a")) {
      WorkerProcess client = nodes.client("x", "a");
      client.tell("call failing k");
      assertThat(client.outcome("call").text())
          .startsWith("call threw IllegalStateException: as always");
      assertThat(client.all("forwarded ")).as("%s", nodes).hasSize(3);
      CallLedger runs = nodes.ledger().only("call ");
      assertThat(runs.lines()).hasSize(3).allMatch(line -> line.startsWith("call a "));
      runs.hasEachTokenOnce();
    }
  }

  /** What offers nothing is no owner, however long it is there. */
  @Test
  void leaveOutWhoOffersNothing() throws Exception {
    try (Site site = Site.Kind.FILE.open();
        Nodes nodes = Nodes.at(site.url()).join("a")) {
      WorkerProcess client = nodes.client("x", "a");
      assertThat(client.ask("serving")).isEqualTo("returned false");
      assertThat(nodes.get("a").ask("serving")).isEqualTo("returned true");
      nodes.start("b").await("ready");
      nodes.bind("b");
      nodes.see("a,b");
      assertThat(Nodes.owners(client)).as("%s", nodes).doesNotContainValue("x");
      assertThat(client.all("view "))
          .extracting(WorkerProcess.Line::text)
          .noneMatch(v -> v.contains("x"));
    }
  }
}
