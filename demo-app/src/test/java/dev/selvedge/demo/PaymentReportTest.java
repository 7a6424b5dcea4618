package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentReportTest {

  private static final Options OPTIONS = new Options(16, 200, 1 / 3.0, 42);

  @Test
  void unwovenItShowsWhatWasLostAndHowToRunItWoven() {
    PaymentReport report =
        new PaymentReport(
            OPTIONS,
            List.of("--seats", "200"),
            Optional.empty(),
            new PaymentResult(
                132, new Traffic(132, 23, 21, 24, 200, 156, 0, 0), Duration.ofMillis(1234)));

    assertThat(report.lost()).isEqualTo(68);
    assertThat(report.text())
        .isEqualTo(
            """

              Ticket office, not woven: @Retry has no effect
              16 buyers, 200 seats, payment failing at a rate of 33.3 %, seed 42

              Payment service                       requests     share
              --------------------------------------------------------
              answered                                   132    66.0 %
              refused with 503                            23    11.5 %
              hung up without a reply                     21    10.5 %
              stalled beyond 500 ms                       24    12.0 %
              --------------------------------------------------------
              all requests                               200
              of these, retries                            0

              Sales                                    seats     share
              --------------------------------------------------------
              sold                                       132    66.0 %
              lost                                        68    34.0 %
              --------------------------------------------------------
              charged, but no ticket                      24
              charged twice                                0
              repeats absorbed by their key                0

              68 of 200 sales lost in 1.2 s, with 0 retries

              The same program with the agent:

                java -javaagent:agent/target/selvedge-agent.jar -jar demo-app/target/demo-app.jar --seats 200

            """);
  }

  @Test
  void wovenItShowsWhatTheRetriesSaved() {
    PaymentReport report =
        new PaymentReport(
            OPTIONS,
            List.of(),
            Optional.of("0.1.0"),
            new PaymentResult(
                200, new Traffic(200, 35, 34, 33, 200, 200, 0, 33), Duration.ofMillis(1960)));

    assertThat(report.lost()).isZero();
    assertThat(report.text())
        .isEqualTo(
            """

              Ticket office, woven by Selvedge 0.1.0
              16 buyers, 200 seats, payment failing at a rate of 33.3 %, seed 42

              Payment service                       requests     share
              --------------------------------------------------------
              answered                                   200    66.2 %
              refused with 503                            35    11.6 %
              hung up without a reply                     34    11.3 %
              stalled beyond 500 ms                       33    10.9 %
              --------------------------------------------------------
              all requests                               302
              of these, retries                          102

              Sales                                    seats     share
              --------------------------------------------------------
              sold                                       200   100.0 %
              lost                                         0     0.0 %
              --------------------------------------------------------
              charged, but no ticket                       0
              charged twice                                0
              repeats absorbed by their key               33

              200 of 200 sales completed in 2.0 s, with 102 retries

            """);
  }

  @Test
  void wovenItDoesNotHideWhatWasLostAllTheSame() {
    PaymentReport report =
        new PaymentReport(
            new Options(1, 1, 1, -7),
            List.of(),
            Optional.of("0.1.0"),
            new PaymentResult(0, new Traffic(0, 1, 1, 0, 1, 0, 0, 0), Duration.ofMillis(40)));

    assertThat(report.lost()).isEqualTo(1);
    assertThat(report.text())
        .contains("  1 buyer, 1 seat, payment failing at a rate of 100.0 %, seed -7\n")
        .endsWith("\n  1 of 1 sale lost in 0.0 s, in spite of 1 retry\n\n")
        .doesNotContain("javaagent");
  }
}
