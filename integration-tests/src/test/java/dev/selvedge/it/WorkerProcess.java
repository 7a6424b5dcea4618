package dev.selvedge.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JVM with woven methods that does what the test says, see {@code faults.Worker}. However it
 * stands, {@link #close} ends it. Thread-safe.
 */
final class WorkerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static @Nullable Path compiled;

  /** A line it printed, and when, by this process's {@link System#nanoTime}. */
  record Line(String text, long nanos) {
    /** The number at the end. */
    long token() {
      return Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
    }
  }

  private final Process process;
  private final PrintStream orders;
  private final List<Line> lines = new ArrayList<>();
  private boolean ended;

  private WorkerProcess(Process process) {
    this.process = process;
    this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
    Thread reader = new Thread(this::read, "reader of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** A worker whose locks are kept there, with settings such as {@code lock.lease=1s}. */
  static WorkerProcess start(String url, String... settings) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(System.getProperty("java.home"), "bin", Jdks.executable("java")).toString());
    command.addAll(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-javaagent:" + Artifacts.agent());
    command.add("-Dselvedge.coordinator=" + url);
    for (String setting : settings) {
      command.add(setting.startsWith("-D") ? setting : "-Dselvedge." + setting);
    }
    command.addAll(List.of("-cp", compiled() + File.pathSeparator + libraries(), "faults.Worker"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    return new WorkerProcess(builder.start());
  }

  private static synchronized Path compiled() throws IOException {
    Path done = compiled;
    if (done == null) {
      List<Path> path = Arrays.stream(libraries().split(File.pathSeparator)).map(Path::of).toList();
      done = ProgramCompiler.compile("faults", Compilation.WITH_COMPANIONS, path);
      compiled = done;
    }
    return done;
  }

  /** What these tests have, too: the stores and their drivers. */
  private static String libraries() {
    return System.getProperty("java.class.path");
  }

  private void read() {
    try (BufferedReader in = process.inputReader(UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(new Line(line, System.nanoTime()));
      }
    } catch (IOException e) {
      // the process was ended while it spoke
    } finally {
      end();
    }
  }

  private synchronized void add(Line line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Tells it something, as in {@code a hold some-key}, and goes on at once. */
  WorkerProcess tell(String order) {
    orders.println(order);
    return this;
  }

  /** The first line that begins so, once it is there. */
  Line await(String start) throws InterruptedException {
    return await(line -> line.startsWith(start), start);
  }

  private synchronized Line await(Predicate<String> wanted, String what)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      Optional<Line> found = lines.stream().filter(line -> wanted.test(line.text())).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      assertThat(left > 0 && !ended).as("no '%s' from %s", what, this).isTrue();
      wait(Math.max(1, Math.min(left, 1000)));
    }
  }

  /** How the order came out: {@code returned}, or {@code threw …}. */
  Line outcome(String id) throws InterruptedException {
    return await(
        line -> line.equals(id + " returned") || line.startsWith(id + " threw "), id + " outcome");
  }

  synchronized boolean said(String start) {
    return lines.stream().anyMatch(line -> line.text().startsWith(start));
  }

  synchronized List<Line> all(String start) {
    return lines.stream().filter(line -> line.text().startsWith(start)).toList();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends a signal such as STOP. */
  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(toString()).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() throws Exception {
    if (process.isAlive()) {
      signal("CONT");
    }
    orders.close();
    process.destroyForcibly().waitFor();
  }

  @Override
  public synchronized String toString() {
    return "worker "
        + process.pid()
        + (ended ? ", ended, " : ", ")
        + "which said\n  "
        + String.join("\n  ", lines.stream().map(Line::text).toList());
  }
}
