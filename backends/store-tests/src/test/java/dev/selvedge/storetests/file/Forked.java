package dev.selvedge.storetests.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, which ends with the test at the latest. */
final class Forked implements AutoCloseable {
  private static final long PATIENCE = 90;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread reader;

  private Forked(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "forked-reader");
    reader.setDaemon(true);
    reader.start();
  }

  /** Runs a {@link LockProgram}. */
  static Forked run(Path javaHome, String... args) throws IOException {
    return run(LockProgram.class, javaHome, args);
  }

  static Forked run(Class<?> program, Path javaHome, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-Xmx48m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(List.of(args));
    return new Forked(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** The JDK that runs, and those beside it on this machine that are as new. */
  static List<Path> jdks() throws IOException {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> all = new ArrayList<>(List.of(running));
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(running.resolveSibling("."))) {
      for (Path each : beside) {
        Path release = each.resolve("release");
        if (!Files.isSymbolicLink(each) && Files.isRegularFile(release) && isOther(release)) {
          all.add(each);
        }
      }
    }
    return all;
  }

  private static boolean isOther(Path release) throws IOException {
    Properties properties = new Properties();
    try (InputStream input = Files.newInputStream(release)) {
      properties.load(input);
    }
    String version = properties.getProperty("JAVA_VERSION", "1").replace("\"", "");
    int feature = Integer.parseInt(version.split("[.+-]", 2)[0]);
    return feature >= 17 && feature != Runtime.version().feature();
  }

  static Forked run(String... args) throws IOException {
    return run(Path.of(System.getProperty("java.home")), args);
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("end of output"); // as when the process was killed
    }
  }

  /** The rest of the first line that begins like this; those before it are dropped. */
  String awaitLine(String start) throws InterruptedException {
    List<String> dropped = new ArrayList<>();
    while (true) {
      String line = lines.poll(PATIENCE, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("no line '" + start + "' but " + dropped);
      }
      if (line.startsWith(start)) {
        return line.substring(start.length()).strip();
      }
      dropped.add(line);
    }
  }

  /** All that it has said and nobody has read. */
  List<String> drain() {
    List<String> all = new ArrayList<>();
    lines.drainTo(all);
    return all;
  }

  void say(String line) {
    try {
      process.getOutputStream().write((line + '\n').getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal such as {@code STOP}. */
  void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill -" + name + " failed");
    }
  }

  /** Kills it as by {@code kill -9}, and waits until it is gone and all it said is there. */
  void kill() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive() || reader.isAlive()) {
      try {
        process.waitFor();
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
