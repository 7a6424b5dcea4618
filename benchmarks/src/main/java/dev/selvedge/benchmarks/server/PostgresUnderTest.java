package dev.selvedge.benchmarks.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A PostgreSQL of its own process that commits durably: the embedded one would not wait for the
 * disk unless told to.
 */
public final class PostgresUnderTest implements AutoCloseable {

  private final EmbeddedPostgres server;

  /** Starts it on a data folder of its own, which it deletes at the end. */
  public PostgresUnderTest(Path folder) throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", ".") // the data directory, not /tmp
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setPort(FreePort.find())
            .start();
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(server.getPort());
  }

  /** A new pool of that many connections, which commit by themselves. */
  public HikariDataSource pool(int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
