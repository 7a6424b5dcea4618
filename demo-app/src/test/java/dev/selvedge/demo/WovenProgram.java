package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of the whole program in a JVM of its own, with the shaded agent.
 *
 * @param output of both streams
 * @param temporary the directory that the program takes for temporary files
 */
record WovenProgram(int exitCode, String output, Path temporary) {

  private static final long LIMIT_SECONDS = 120;

  /**
   * Runs it to its end.
   *
   * @param waitFor for how long its locks are waited for, a store that is opened included
   */
  static WovenProgram run(Path directory, String waitFor, List<String> arguments)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dselvedge.lock.waitFor=" + waitFor);
    // where the machine is busy with other things, a node that is slow must not pass for dead
    command.add("-Dselvedge.node.expiry=10s");
    command.add("-javaagent:" + System.getProperty("selvedge.agent"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(TicketOffice.class.getName());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
      return new WovenProgram(process.exitValue(), Files.readString(output, UTF_8), temporary);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
