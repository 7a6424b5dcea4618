package dev.selvedge.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server at a free port. */
final class PostgresSite implements Site {
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final int port = RedisSite.freePort();
  private @Nullable EmbeddedPostgres server;

  /** Not started yet. */
  PostgresSite() throws IOException {}

  private Path data() {
    return folder.path().resolve("data");
  }

  @Override
  public String url() {
    return urlAt(port);
  }

  @Override
  public String urlAt(int at) {
    return "jdbc:postgresql://127.0.0.1:" + at + "/postgres?user=postgres";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() throws Exception {
    EmbeddedPostgres killed = server;
    if (killed != null) {
      killed.close();
    }
    server =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(data())
            .setCleanDataDirectory(false)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", ".") // the data directory, not /tmp
            .setServerConfig("synchronous_commit", "on") // off by default here, to be fast
            .start();
  }

  @Override
  public void kill() throws Exception {
    String pid = Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip();
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      process.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  /** Leases that run, and waiters. */
  @Override
  public List<String> kept() throws SQLException {
    return query(
        "SELECT 'lock ' || name FROM selvedge_lock"
            + " WHERE expires_us > extract(epoch from clock_timestamp()) * 1000000"
            + " UNION ALL SELECT 'share ' || name FROM selvedge_share"
            + " UNION ALL SELECT 'waiter ' || name FROM selvedge_waiter");
  }

  List<String> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

  void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws Exception {
    try {
      EmbeddedPostgres running = server;
      if (running != null) {
        running.close();
      }
    } finally {
      folder.close();
    }
  }
}
