package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a JVM of its own, with the shaded agent. */
class WovenTicketOfficeTest {
  private static final long LIMIT_SECONDS = 120;

  @TempDir private Path directory;

  @Test
  void withTheAgentNoSaleIsLost() throws Exception {
    Path output = directory.resolve("output.txt");

    int exitCode = runWoven(output, "--buyers", "8", "--seats", "60");

    String report = Files.readString(output, UTF_8);
    assertThat(exitCode).as(report).isEqualTo(TicketOffice.COMPLETED);
    assertThat(report)
        .contains("woven by Selvedge")
        .containsPattern("of these, retries +[1-9]\\d*\n")
        .containsPattern("lost +0 ")
        .containsPattern("charged twice +0\n")
        .contains("60 of 60 sales completed");
  }

  private static int runWoven(Path output, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    command.add("-javaagent:" + System.getProperty("selvedge.agent"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(TicketOffice.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
