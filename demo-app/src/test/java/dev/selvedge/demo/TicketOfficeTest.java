package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole program but for its exit, unwoven. */
class TicketOfficeTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void unwovenEveryFailureIsALostSale() throws Exception {
    int exitCode = run("--buyers", "4", "--seats", "12");

    assertThat(exitCode).isEqualTo(TicketOffice.SALES_LOST);
    assertThat(out.toString(UTF_8))
        .contains("not woven")
        .containsPattern("lost +[1-9]\\d* ")
        .containsPattern("of these, retries +0\n")
        .containsPattern("charged twice +0\n")
        .contains("-javaagent:agent/target/selvedge-agent.jar")
        .contains("demo-app.jar --buyers 4 --seats 12\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void withoutFailuresEverySaleIsCompleted() throws Exception {
    int exitCode = run("--buyers", "2", "--seats", "5", "--failure-rate", "0");

    assertThat(exitCode).isEqualTo(TicketOffice.COMPLETED);
    assertThat(out.toString(UTF_8)).contains("5 of 5 sales completed");
  }

  @Test
  void aServiceThatNeverAnswersLosesEverySale() throws Exception {
    int exitCode = run("--buyers", "9", "--seats", "9", "--failure-rate", "1");

    assertThat(exitCode).isEqualTo(TicketOffice.SALES_LOST);
    assertThat(out.toString(UTF_8)).contains("9 of 9 sales lost");
  }

  @Test
  void aBadOptionIsOneLineOfErrorAndNothingElse() throws Exception {
    int exitCode = run("--seats", "none");

    assertThat(exitCode).isEqualTo(TicketOffice.BAD_OPTION);
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "demo-app: --seats is 'none', not a number; give it a whole number from 1 to 10000\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void helpIsPrintedAndNothingIsSold() throws Exception {
    int exitCode = run("--help");

    assertThat(exitCode).isEqualTo(TicketOffice.COMPLETED);
    assertThat(out.toString(UTF_8)).isEqualTo(CommandLine.USAGE);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private int run(String... arguments) throws Exception {
    return TicketOffice.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
