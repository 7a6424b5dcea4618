package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeReportTest {

  private static final NodeOptions OPTIONS = new NodeOptions(3, Optional.empty(), 120, 600, 4, 42);
  private static final Sales ALL_SOLD = new Sales(600, 0, 600, 20500, 20500);
  private static final List<NodeResult> NODES =
      List.of(
          NodeResult.of(1, 604, 206, 394, 2, 520, 3, 1, 1, 0, 4, 61),
          NodeResult.of(2, 252, 80, 170, 0, 300, 0, 0, 0, 0, 0, 39),
          NodeResult.of(3, 601, 205, 394, 1, 460, 2, 0, 0, 1, 1, 60));

  @Test
  void wovenItShowsWhatMovedAndWhatBecameOfCalls() {
    NodeReport report =
        new NodeReport(
            OPTIONS,
            List.of("--nodes", "3"),
            result(Optional.of("0.1.0"), ALL_SOLD, Optional.of(handover(0, 0, true))));

    assertThat(report.right()).isTrue();
    assertThat(report.text())
        .isEqualTo(
            """

              Ticket office with 3 nodes, woven by Selvedge 0.1.0
              4 buyers at each node, a JVM each; 120 concerts with 600 seats in one ledger, seed 42
              nodes met, and locks kept, by file: in a temporary directory

              Owners of the concerts        before     after     share
              --------------------------------------------------------
              node-1                            41        60    50.0 %
              node-2, killed midway             39         0     0.0 %
              node-3                            40        60    50.0 %
              --------------------------------------------------------
              concerts that moved                         39    32.5 %
              between nodes that lived                     0     0.0 %
              slots that moved                         21846    33.3 %
              between nodes that lived                     0     0.0 %

              Calls                     node-1  node-2  node-3     all
              --------------------------------------------------------
              made by its buyers           604     252     601    1457
              ran at the same node         206      80     205     491
              sent to the owner            394     170     394     958
              sent there by a detour         2       0       1       3
              ran for other nodes          520     300     460    1280
              refused, tried again           3       0       2       5
              refused for good               1       0       0       1
              unknown: had the seat          1       0       0       1
              unknown: too late              0       0       1       1
              unknown: called again          4       0       1       5
              seat plans read               61      39      60     160

              Seats                                    seats     share
              --------------------------------------------------------
              sold once                                  600   100.0 %
              sold twice or more often                     0     0.0 %
              not sold                                     0     0.0 %
              --------------------------------------------------------
              tickets                                    600
              worth of the seats sold, EUR             20500
              taken from the buyers, EUR               20500

              600 of 600 seats sold once in 5.4 s; node-2 was killed after 1.2 s
              2.1 s later all nodes knew the new owners of its concerts
              7 calls got no reply: the ledger told whether to call again

            """);
  }

  @Test
  void unwovenItShowsWhatWasSoldTwiceAndHowToRunItWoven() {
    NodeReport report =
        new NodeReport(
            OPTIONS,
            List.of("--nodes", "3", "--coordinator", "redis://:secret@acme.com"),
            result(Optional.empty(), new Sales(20, 580, 1500, 20500, 60000), Optional.empty()));

    assertThat(report.right()).isFalse();
    assertThat(report.text())
        .contains(
            """
              Ticket office with 3 nodes, not woven: @ShardBy has no effect,
              every node sells every concert on its own
            """)
        .contains("  580 of 600 seats sold twice or more often in 5.4 s; node-2 was killed")
        .contains("demo-app.jar --nodes 3 --coordinator redis://***@acme.com\n")
        .doesNotContain("Owners of the concerts", "nodes met");
  }

  @Test
  void concertsThatMovedForNoReasonAreNotHidden() {
    NodeReport report = report(handover(1, 500, true));

    assertThat(report.right()).isFalse();
    assertThat(report.text())
        .contains("\n  wrong: concerts have moved that did not have to, or have not that had to\n")
        .containsPattern("between nodes that lived +1 +0.8 %\n");
  }

  @Test
  void nodesThatDisagreeAreNotHidden() {
    NodeReport report = report(handover(0, 0, false));

    assertThat(report.right()).isFalse();
    assertThat(report.text()).contains("\n  wrong: the nodes do not agree who owns what\n");
  }

  private static NodeReport report(Handover handover) {
    return new NodeReport(
        OPTIONS, List.of(), result(Optional.of("0.1.0"), ALL_SOLD, Optional.of(handover)));
  }

  private static NodesResult result(
      Optional<String> weaver, Sales sales, Optional<Handover> handover) {
    return new NodesResult(
        weaver,
        "file: in a temporary directory",
        sales,
        NODES,
        handover,
        Duration.ofMillis(1234),
        Duration.ofMillis(5432),
        List.of());
  }

  /** 41, 39 and 40 concerts before, half of them each afterwards. */
  private static Handover handover(int inVain, int slotsLost, boolean agreed) {
    List<String> before = new ArrayList<>();
    before.addAll(Collections.nCopies(41, "node-1"));
    before.addAll(Collections.nCopies(39, "node-2"));
    before.addAll(Collections.nCopies(40, "node-3"));
    List<String> after = new ArrayList<>();
    after.addAll(Collections.nCopies(41 - inVain, "node-1"));
    after.addAll(Collections.nCopies(inVain, "node-3"));
    after.addAll(Collections.nCopies(19, "node-1"));
    after.addAll(Collections.nCopies(60, "node-3"));
    return new Handover(
        "node-2", before, after, 65_536, 21_846, slotsLost, agreed, Duration.ofMillis(2100));
  }
}
