package dev.selvedge.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/** A real server on a free port of the loopback address. */
final class TestServer implements AutoCloseable {
  private final Path directory;
  private final int port;
  private final List<String> settings;
  private final String[] credentials;
  private @Nullable Process process;

  private TestServer(String[] credentials, String... settings) throws IOException {
    this.directory = Files.createTempDirectory("selvedge-redis");
    this.port = freePort();
    this.settings = List.of(settings);
    this.credentials = credentials;
  }

  /** Keeps nothing over a restart. */
  static TestServer forgetful(String... settings) throws Exception {
    return new TestServer(new String[0], settings).started();
  }

  /** Keeps everything over a restart. */
  static TestServer durable() throws Exception {
    return forgetful("--appendonly", "yes");
  }

  static TestServer withPassword(String password) throws Exception {
    return new TestServer(new String[] {password}, "--requirepass", password).started();
  }

  static int freePort() throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        // a cluster's bus listens 10,000 ports above
        if (socket.getLocalPort() < 55_000) {
          return socket.getLocalPort();
        }
      }
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  private static synchronized File executable() throws IOException {
    return ExecutableProvider.newJarResourceProvider().get();
  }

  TestServer started() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(executable().getAbsolutePath());
    Path config = directory.resolve("server.conf");
    if (settings.contains("--sentinel")) {
      command.addAll(List.of(config.toString(), "--sentinel"));
    } else {
      Files.writeString(config, "save \"\"\n");
      command.add(config.toString());
      command.addAll(settings);
    }
    command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", directory.toString()));
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    process = started;
    for (int i = 0; i < 500 && started.isAlive(); i++) {
      try (RespClient client = connect()) {
        client.call("PING");
        return this;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(20); // not there yet, or loading
      }
    }
    String log = Files.readString(directory.resolve("log"));
    close();
    throw new IllegalStateException("the server did not start: " + log);
  }

  /** A sentinel that watches one primary and calls it {@code primary}. */
  static TestServer sentinelOf(TestServer primary) throws Exception {
    TestServer sentinel = new TestServer(new String[0], "--sentinel");
    Files.writeString(
        sentinel.directory.resolve("server.conf"),
        "sentinel monitor primary 127.0.0.1 " + primary.port + " 1\n");
    return sentinel.started();
  }

  RespClient connect() throws IOException {
    return new RespClient(port, credentials);
  }

  /** Everything that is kept. */
  long keys() {
    return Long.parseLong(ask("DBSIZE"));
  }

  String ask(String... words) {
    try (RespClient client = connect()) {
      return client.text(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number behind a name in INFO. */
  long info(String section, String name) {
    return ask("INFO", section)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).trim()))
        .findFirst()
        .orElse(0);
  }

  /** How often a command came from clients or was called by scripts. */
  long calls(String command) {
    String prefix = "cmdstat_" + command + ":calls=";
    return ask("INFO", "commandstats")
        .lines()
        .filter(line -> line.startsWith(prefix))
        .mapToLong(line -> Long.parseLong(line.substring(prefix.length(), line.indexOf(','))))
        .findFirst()
        .orElse(0);
  }

  /** Sends SIGKILL. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  void restart() throws Exception {
    kill();
    started();
  }

  /** Sends SIGSTOP or SIGCONT. */
  void signal(String name) throws Exception {
    String pid = String.valueOf(Objects.requireNonNull(process, "started").pid());
    new ProcessBuilder("kill", "-" + name, pid).start().waitFor(5, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      kill();
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
