package dev.selvedge.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JVM of its own, as strict as can be and with little memory. Not thread-safe. */
final class Fork {
  private static final int TIMEOUT_SECONDS = 120;

  private final Jdk jdk;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  private Fork(Jdk jdk) {
    this.jdk = jdk;
    options.add("-Xverify:all");
    options.add("-Xmx128m");
    options.add("-Dfile.encoding=UTF-8");
  }

  static Fork on(Jdk jdk) {
    return new Fork(jdk);
  }

  Fork withAgent() {
    return withAgent("");
  }

  /** With arguments as they stand after the jar's name, {@code =unwoven=warn}. */
  Fork withAgent(String arguments) {
    return option("-javaagent:" + Artifacts.agent() + arguments);
  }

  Fork option(String option) {
    options.add(option);
    return this;
  }

  Fork classPath(List<Path> parts) {
    options.add("-cp");
    options.add(Artifacts.classPath(parts));
    return this;
  }

  Fork environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs to the end, or fails and leaves no process behind. */
  Outcome run(String main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(options);
    command.addAll(List.of(main.split(" ", -1)));
    command.addAll(List.of(arguments));
    Path folder = Files.createDirectories(Artifacts.work("output"));
    Path out = Files.createTempFile(folder, "fork", ".out");
    Path err = Files.createTempFile(folder, "fork", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(Fork::changesTheJvm);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(TIMEOUT_SECONDS, SECONDS);
      return new Outcome(
          command,
          ended ? process.exitValue() : Outcome.TIMED_OUT,
          Files.readAllLines(out, UTF_8),
          Files.readAllLines(err, UTF_8));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static boolean changesTheJvm(String variable) {
    return variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS")
        || variable.startsWith("SELVEDGE_");
  }
}
