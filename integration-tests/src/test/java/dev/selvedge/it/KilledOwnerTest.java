package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.selvedge.it.WorkerProcess.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left when the owner of keys ends by {@code kill -9}, under load. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class KilledOwnerTest {
  private static final int THREADS = 4;
  private static final List<String> LOADS = List.of("once", "later", "again");

  /** Only so that a machine that is busy with other things fails no build; see the figures. */
  private static final long GENEROUS_MILLIS = Nodes.EXPIRY_MILLIS + 15_000;

  @ParameterizedTest
  @EnumSource(
      value = Site.Kind.class,
      names = {"FILE", "REDIS_AOF"})
  void losesItsKeysToTheOthersAndNoCallRunsTwice(Site.Kind kind) throws Exception {
    try (Site site = kind.open();
        Nodes nodes = Nodes.at(site.url()).join("a", "b", "c")) {
      WorkerProcess client = nodes.client("x", "a,b,c");
      Map<String, String> before = Nodes.owners(client);
      List<String> its = Nodes.keysOf(before, "b");
      client.tell("once load once " + Nodes.allKeys() + " " + THREADS);
      client.tell("later load onceLater " + Nodes.allKeys() + " " + THREADS);
      client.tell("again load again " + Nodes.allKeys() + " " + THREADS);
      for (String load : LOADS) {
        client.await(load + " warm");
      }

      long killed = System.nanoTime();
      nodes.kill("b");
      nodes.see("a,c");
      Line taken = client.await("again moved ");
      System.out.println(
          "takeover after kill -9 of an owner, expiry "
              + Nodes.EXPIRY_MILLIS
              + " ms, "
              + kind
              + ": "
              + TimeUnit.NANOSECONDS.toMillis(taken.nanos() - killed)
              + " ms");
      assertThat(TimeUnit.NANOSECONDS.toMillis(taken.nanos() - killed)).isLessThan(GENEROUS_MILLIS);
      TimeUnit.SECONDS.sleep(1); // of load on those that are left

      for (String load : LOADS) {
        client.tell("s-" + load + " stop " + load);
      }
      String idempotent = client.outcome("again").text();
      System.out.println(
          "once: "
              + client.outcome("once").text()
              + "; later: "
              + client.outcome("later").text()
              + "; "
              + idempotent);
      assertThat(idempotent).as("%s", nodes).endsWith(", 0 failures");
      for (String load : List.of("once", "later")) {
        client.outcome(load);
        List<Line> failed = client.all(load + " failed ");
        assertThat(failed).as("in flight").hasSizeLessThanOrEqualTo(THREADS);
        assertThat(failed)
            .allSatisfy(
                line -> {
                  assertThat(its).contains(line.text().split(" ")[2]);
                  assertThat(line.text().split(" ")[4]).isEqualTo("UnknownOutcomeException:");
                });
      }
      assertThat(movedKeys(client)).as("only its keys").isSubsetOf(its).isNotEmpty();
      Map<String, String> after = Nodes.owners(client);
      assertThat(after).doesNotContainValue("b");
      assertThat(after.entrySet())
          .filteredOn(entry -> !its.contains(entry.getKey()))
          .allSatisfy(entry -> assertThat(before).contains(entry));
      CallLedger ledger = nodes.ledger();
      ledger.only("x-once-").hasNothingTwice();
      ledger.only("x-later-").hasNothingTwice();
      assertThat(ledger.only("x-again-").calls()).isEqualTo(calls(idempotent));
    }
  }

  private static int calls(String outcome) {
    return Integer.parseInt(outcome.replaceAll(".* returned (\\d+) calls.*", "$1"));
  }

  private static Set<String> movedKeys(WorkerProcess client) {
    Set<String> keys = new HashSet<>();
    for (String load : LOADS) {
      client.all(load + " moved ").forEach(line -> keys.add(line.text().split(" ")[2]));
    }
    return keys;
  }
}
