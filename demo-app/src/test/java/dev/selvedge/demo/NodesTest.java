package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The third act with processes of its own, unwoven. */
class NodesTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void unwovenNodesSellSeatsTwiceAndLeaveNoProcessBehind() throws Exception {
    int exitCode =
        TicketOffice.run(
            List.of("--nodes", "3", "--concerts", "10", "--seats", "60", "--buyers", "2"),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));

    assertThat(exitCode).isEqualTo(TicketOffice.SALES_LOST);
    assertThat(out.toString(UTF_8))
        .contains("3 nodes, not woven: @ShardBy has no effect")
        .containsPattern("sold twice or more often +[1-9]\\d* ")
        .containsPattern("not sold +0 ")
        .containsPattern("sent to the owner +0 +0 +0 +0\n")
        .contains("node-2 was killed after")
        .contains("demo-app.jar --nodes 3 --concerts 10 --seats 60 --buyers 2\n")
        .doesNotContain("Owners of the concerts");
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }
}
