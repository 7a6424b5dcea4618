package dev.selvedge.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a process to its end and asks the kernel what it used: bash's {@code time}, which reads the
 * accounting of the exited child. So the whole process counts, the JVM's own threads, start and
 * exit included, to the millisecond, and nothing is measured from inside, where the measuring would
 * load classes of its own.
 */
public final class MeasuredProcess {

  private static final long TIMEOUT_MINUTES = 5;
  private static final String SCRIPT =
      "log=$1; shift; TIMEFORMAT='used %3U %3S %3R'; time \"$@\" >\"$log\" 2>&1";
  private static final Pattern USED =
      Pattern.compile("used (\\d+\\.\\d+) (\\d+\\.\\d+) (\\d+\\.\\d+)");

  private final Path log;

  /** Leaves the output of the last process in a folder. */
  public MeasuredProcess(Path scratch) {
    this.log = scratch.resolve("process.log");
  }

  /**
   * Runs it to its end.
   *
   * @throws IllegalStateException if it did not exit with 0 in five minutes, with what it printed
   */
  public Usage run(List<String> command) throws IOException, InterruptedException {
    Outcome outcome = exec(command);
    if (outcome.exit != 0) {
      throw new IllegalStateException(
          "exit code %d from %s:%n%s"
              .formatted(outcome.exit, String.join(" ", command), Files.readString(log)));
    }
    Matcher used = USED.matcher(outcome.accounting);
    if (!used.find()) {
      throw new IllegalStateException(
          "no accounting in '" + outcome.accounting + "'; is bash installed");
    }
    double user = Double.parseDouble(used.group(1));
    double system = Double.parseDouble(used.group(2));
    return new Usage((user + system) * 1000, Double.parseDouble(used.group(3)) * 1000);
  }

  /** Runs it for its exit code alone. */
  public int exitCode(List<String> command) throws IOException, InterruptedException {
    return exec(command).exit;
  }

  private Outcome exec(List<String> command) throws IOException, InterruptedException {
    List<String> timed = new ArrayList<>(List.of("bash", "-c", SCRIPT, "bash", log.toString()));
    timed.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(timed).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(
            "not finished after %d minutes: %s".formatted(TIMEOUT_MINUTES, command));
      }
      try (InputStream printed = process.getInputStream()) {
        return new Outcome(
            process.exitValue(), new String(printed.readAllBytes(), StandardCharsets.UTF_8));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private record Outcome(int exit, String accounting) {}
}
