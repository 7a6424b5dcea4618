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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A JVM with woven methods that does what the test says, see {@code faults.Worker} and {@code
 * nodes.Worker}. However it stands, {@link #close} ends it. Thread-safe.
 */
final class WorkerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final Jdk RUNNING =
      new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  private static final Map<String, Path> COMPILED = new HashMap<>();

  /** A line it printed, and when, by this process's {@link System#nanoTime}. */
  record Line(String text, long nanos) {
    /** The number at the end. */
    long token() {
      return number();
    }

    /** The number at the end. */
    long number() {
      return Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
    }
  }

  private final Process process;
  private final PrintStream orders;
  private final List<Line> lines = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
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
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("coordinator=" + url);
    return start("faults", RUNNING, all);
  }

  /**
   * A worker of any kind.
   *
   * @param sources below {@code src}, of which {@code Worker} is the main class
   * @param settings, or options of the JVM
   */
  static WorkerProcess start(String sources, Jdk jdk, List<String> settings) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-javaagent:" + Artifacts.agent());
    for (String setting : settings) {
      command.add(setting.startsWith("-D") ? setting : "-Dselvedge." + setting);
    }
    String classPath = compiled(sources) + File.pathSeparator + libraries();
    command.addAll(List.of("-cp", classPath, sources + ".Worker"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    return new WorkerProcess(builder.start());
  }

  private static synchronized Path compiled(String sources) throws IOException {
    Path done = COMPILED.get(sources);
    if (done == null) {
      List<Path> path = Arrays.stream(libraries().split(File.pathSeparator)).map(Path::of).toList();
      done = ProgramCompiler.compile(sources, Compilation.WITH_COMPANIONS, path);
      COMPILED.put(sources, done);
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
        line -> line.startsWith(id + " returned") || line.startsWith(id + " threw "),
        id + " outcome");
  }

  /** Tells it something under an id of its own, and waits for how it came out. */
  String ask(String order) throws InterruptedException {
    String id = "ask-" + asked.incrementAndGet();
    return tell(id + ' ' + order).outcome(id).text().substring(id.length() + 1);
  }

  /** Asks until this is the answer. */
  void awaitAnswer(String order, String wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!ask(order).equals(wanted)) {
      assertThat(System.nanoTime() - deadline).as("no %s from %s", wanted, this).isNegative();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Until the last of all lines that begin so is this one. */
  synchronized void awaitLast(String start, String wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      List<Line> all = all(start);
      if (!all.isEmpty() && all.get(all.size() - 1).text().equals(wanted)) {
        return;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      assertThat(left > 0 && !ended).as("not at last '%s' from %s", wanted, this).isTrue();
      wait(Math.max(1, Math.min(left, 1000)));
    }
  }

  synchronized boolean said(String start) {
    return lines.stream().anyMatch(line -> line.text().startsWith(start));
  }

  synchronized List<Line> all(String start) {
    return lines.stream().filter(line -> line.text().startsWith(start)).toList();
  }

  Line last(String start) {
    List<Line> all = all(start);
    return all.get(all.size() - 1);
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
