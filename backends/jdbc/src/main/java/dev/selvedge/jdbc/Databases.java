package dev.selvedge.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.selvedge.runtime.internal.Secrets;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** Makes databases from what users have: a URL, or a pool. */
final class Databases {
  /** Enough for many hundred locks a second: a connection is used for one statement at a time. */
  static final int CONNECTIONS = 8;

  private static final long POOL_WAIT_MILLIS = 250;

  private Databases() {}

  /** A database that is reached through a small pool of its own. */
  static Database at(String url, Dialect dialect, String client) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName("selvedge-" + client);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(POOL_WAIT_MILLIS);
    config.setValidationTimeout(POOL_WAIT_MILLIS);
    config.setInitializationFailTimeout(-1); // asked for in turn, and with patience
    config.setAutoCommit(true);
    config.setThreadFactory(
        task -> {
          Thread thread = new Thread(task, "selvedge-jdbc-pool-" + client);
          thread.setDaemon(true);
          return thread;
        });
    HikariDataSource pool = new HikariDataSource(config);
    return new Database(pool, pool, dialect, Secrets.masked(url));
  }

  /** A database that is reached through an application's own pool. */
  static Database over(DataSource source) {
    try (Connection connection = source.getConnection()) {
      Dialect dialect = Dialect.of(connection.getMetaData().getDatabaseProductName());
      return new Database(source, null, dialect, Secrets.masked(connection.getMetaData().getURL()));
    } catch (SQLException e) {
      throw new LockStoreUnavailableException(
          "the data source gave no usable connection: "
              + Secrets.masked(String.valueOf(Refusals.cause(e).getMessage()))
              + Refusals.remedy(e),
          e);
    }
  }

  /** Connections to listen on, which no pool has; they notice when the other side is gone. */
  static WakeSource listeningAt(String url) {
    return () -> {
      Properties properties = new Properties();
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("connectTimeout", "5");
      properties.setProperty("ApplicationName", "selvedge-listen");
      return DriverManager.getConnection(url, properties);
    };
  }
}
