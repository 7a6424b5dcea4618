package dev.selvedge.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of the tests' own; ends with {@link #close}. */
final class Postgres implements AutoCloseable {
  private final Path directory;
  private EmbeddedPostgres server;
  private boolean killed;

  Postgres() throws Exception {
    directory = Files.createTempDirectory("selvedge-postgres");
    server = start(0);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(false)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", ".") // the data directory, not /tmp
            .setServerConfig("synchronous_commit", "on"); // off by default here, to be fast
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  int port() {
    return server.getPort();
  }

  String url() {
    return urlAt(port());
  }

  String urlAt(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  long count(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void run(String... sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }

  boolean isKilled() {
    return killed;
  }

  /** Has all of its processes stand still until {@link #resume}. */
  void suspend() throws Exception {
    signal("-STOP");
  }

  void resume() throws Exception {
    signal("-CONT");
  }

  private void signal(String signal) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes().forEach(process -> command.add(Long.toString(process.pid())));
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code);
    }
  }

  private List<ProcessHandle> processes() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"));
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  /** Ends the server as a crash would. */
  void kill() throws Exception {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      process.onExit().get(20, TimeUnit.SECONDS);
    }
    killed = true;
  }

  /** Starts the killed server again, at the same port and with what was committed. */
  void restart() throws Exception {
    int port = port();
    server.close();
    server = start(port);
    killed = false;
  }

  @Override
  public void close() throws Exception {
    server.close();
    if (killed) {
      Files.deleteIfExists(directory.resolve("data").resolve("postmaster.pid"));
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Postgres::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
