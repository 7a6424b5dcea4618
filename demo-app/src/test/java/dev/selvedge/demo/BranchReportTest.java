package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchReportTest {

  private static final BranchOptions OPTIONS = new BranchOptions(2, Optional.empty(), 4, 200, 42);

  @Test
  void unwovenItShowsWhatWasSoldTwiceAndHowToRunItWoven() {
    BranchReport report =
        new BranchReport(
            OPTIONS,
            List.of("--processes", "2", "--coordinator", "redis://:secret@acme.com"),
            result(
                Optional.empty(),
                "redis://***@acme.com",
                new Sales(20, 180, 380, 13000, 24700),
                branch(1, 195, 5, 0, 0, 0),
                branch(2, 185, 15, 0, 0, 0)));

    assertThat(report.right()).isFalse();
    assertThat(report.text())
        .isEqualTo(
            """

              Ticket office with 2 branches, not woven: @DistributedLock has no effect
              4 buyers in each branch, a JVM each; 200 seats in one database, seed 42

              Seats                                    seats     share
              --------------------------------------------------------
              sold once                                   20    10.0 %
              sold twice or more often                   180    90.0 %
              not sold                                     0     0.0 %
              --------------------------------------------------------
              tickets                                    380
              worth of the seats sold, EUR             13000
              taken from the buyers, EUR               24700

              Branches       tickets  too late      waited     longest
              --------------------------------------------------------
              process 1          195         5      0.00 s        0 ms
              process 2          185        15      0.00 s        0 ms

              180 of 200 seats sold twice or more often in 1.2 s

              The same program with the agent:

                java -javaagent:agent/target/selvedge-agent.jar -jar demo-app/target/demo-app.jar \
            --processes 2 --coordinator redis://***@acme.com

            """);
  }

  @Test
  void wovenItShowsWhoWaited() {
    BranchReport report =
        new BranchReport(
            OPTIONS,
            List.of("--processes", "2"),
            result(
                Optional.of("0.1.0"),
                "file: in a temporary directory",
                new Sales(200, 0, 200, 13000, 13000),
                branch(1, 110, 90, 95, 1234, 31),
                branch(2, 90, 110, 105, 1500, 47)));

    assertThat(report.right()).isTrue();
    assertThat(report.text())
        .isEqualTo(
            """

              Ticket office with 2 branches, woven by Selvedge 0.1.0
              4 buyers in each branch, a JVM each; 200 seats in one database, seed 42
              locks kept by file: in a temporary directory

              Seats                                    seats     share
              --------------------------------------------------------
              sold once                                  200   100.0 %
              sold twice or more often                     0     0.0 %
              not sold                                     0     0.0 %
              --------------------------------------------------------
              tickets                                    200
              worth of the seats sold, EUR             13000
              taken from the buyers, EUR               13000

              Branches       tickets  too late      waited     longest
              --------------------------------------------------------
              process 1          110        90      1.23 s       31 ms
              process 2           90       110      1.50 s       47 ms

              200 of 200 seats sold once in 1.2 s; 200 calls waited for a lock, 2.7 s in all,
              the longest 47 ms in process 2

            """);
  }

  @Test
  void locksOfEachProcessAreSaidToBeNoneBetweenProcesses() {
    BranchReport report =
        new BranchReport(
            OPTIONS,
            List.of(),
            result(
                Optional.of("0.1.0"),
                "local",
                new Sales(20, 180, 380, 13000, 24700),
                branch(1, 195, 5, 0, 0, 0),
                branch(2, 185, 15, 0, 0, 0)));

    assertThat(report.right()).isFalse();
    assertThat(report.text())
        .contains("  180 of 200 seats sold twice or more often in 1.2 s\n")
        .contains("\n  The coordinator 'local' keeps the locks of each process in that process")
        .doesNotContain("javaagent");
  }

  @Test
  void seatsThatNobodyGotAreNotHidden() {
    BranchReport report =
        new BranchReport(
            OPTIONS,
            List.of(),
            result(
                Optional.of("0.1.0"),
                "file:locks",
                new Sales(199, 0, 199, 12920, 12920),
                branch(1, 100, 99, 0, 0, 0),
                new BranchResult(2, 99, 100, 1, 0, Duration.ZERO, Duration.ZERO)));

    assertThat(report.right()).isFalse();
    assertThat(report.text())
        .contains("  1 of 200 seats not sold in 1.2 s\n  1 call got no lock in time, or lost it\n");
  }

  private static BranchResult branch(
      int number, int sold, int tooLate, int waits, long waited, long longest) {
    return new BranchResult(
        number, sold, tooLate, 0, waits, Duration.ofMillis(waited), Duration.ofMillis(longest));
  }

  private static BranchesResult result(
      Optional<String> weaver, String coordinator, Sales sales, BranchResult... branches) {
    return new BranchesResult(
        weaver, coordinator, sales, List.of(branches), Duration.ofMillis(1234), List.of());
  }
}
