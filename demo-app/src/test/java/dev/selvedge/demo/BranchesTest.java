package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The second act with processes of its own, unwoven. */
class BranchesTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void unwovenBranchesSellSeatsTwice() throws Exception {
    int exitCode = run("--processes", "3", "--seats", "30", "--buyers", "2");

    assertThat(exitCode).isEqualTo(TicketOffice.SALES_LOST);
    assertThat(out.toString(UTF_8))
        .contains("3 branches, not woven")
        .containsPattern("sold twice or more often +[1-9]\\d* ")
        .containsPattern("not sold +0 ")
        .contains("process 1", "process 2", "process 3")
        .contains("demo-app.jar --processes 3 --seats 30 --buyers 2\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void noProcessIsLeftBehind() throws Exception {
    run("--processes", "2", "--seats", "1", "--buyers", "1");

    assertThat(branches()).isEmpty();
  }

  private static Stream<ProcessHandle> branches() {
    return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive);
  }

  private int run(String... arguments) throws Exception {
    return TicketOffice.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
