package dev.selvedge.it;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/** A Redis server at a free port. */
final class RedisSite implements Site {
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final int port = freePort();
  private final boolean durable;
  private @Nullable Process process;

  /**
   * Not started yet.
   *
   * @param durable whether it appends to a file, flushed each second; else a restart empties it
   */
  RedisSite(boolean durable) throws IOException {
    this.durable = durable;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public String url() {
    return urlAt(port);
  }

  @Override
  public String urlAt(int at) {
    return "redis://127.0.0.1:" + at;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() throws Exception {
    File executable = ExecutableProvider.newJarResourceProvider().get();
    List<String> command = new ArrayList<>(List.of(executable.getAbsolutePath()));
    command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--save", ""));
    command.addAll(List.of("--dir", folder.path().toString()));
    command.addAll(List.of("--appendonly", durable ? "yes" : "no", "--appendfsync", "everysec"));
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.path().resolve("log").toFile())
            .start();
    process = started;
    for (int i = 0; i < 500 && started.isAlive(); i++) {
      try {
        kept();
        return;
      } catch (RedisException e) {
        TimeUnit.MILLISECONDS.sleep(20); // not there yet, or loading
      }
    }
    throw new IllegalStateException(Files.readString(folder.path().resolve("log")));
  }

  @Override
  public void kill() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  /** All but the counters of tokens. */
  @Override
  public List<String> kept() {
    RedisClient client = RedisClient.create(url());
    try (var connection = client.connect()) {
      return connection.sync().keys("*").stream().filter(key -> !key.endsWith(":fence")).toList();
    } finally {
      client.shutdown(0, 2, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() throws Exception {
    try {
      kill();
    } finally {
      folder.close();
    }
  }
}
