package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a JVM of its own, with the shaded agent. */
class WovenTicketOfficeTest {

  @TempDir private Path directory;

  @Test
  void withTheAgentNoSaleIsLost() throws Exception {
    WovenProgram program =
        WovenProgram.run(directory, "15s", List.of("--buyers", "8", "--seats", "60"));

    assertThat(program.exitCode()).as(program.output()).isEqualTo(TicketOffice.COMPLETED);
    assertThat(program.output())
        .contains("woven by Selvedge")
        .containsPattern("of these, retries +[1-9]\\d*\n")
        .containsPattern("lost +0 ")
        .containsPattern("charged twice +0\n")
        .contains("60 of 60 sales completed");
  }
}
