package dev.selvedge.jdbc;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Opens stores at {@code jdbc:} URLs of PostgreSQL, MariaDB, MySQL and H2, with a pool of their own
 * of at most eight connections; all that the URL says is the driver's. Thread-safe.
 */
public final class JdbcLockStoreProvider implements LockStoreProvider {

  /** For {@link java.util.ServiceLoader}. */
  public JdbcLockStoreProvider() {}

  @Override
  public boolean accepts(String url) {
    return url.regionMatches(true, 0, "jdbc:", 0, 5);
  }

  @Override
  public LockStore open(String url, StoreContext context) {
    Dialect dialect = dialect(url);
    requireDriver(url);
    WakeSource wakes =
        dialect instanceof PostgresDialect ? Databases.listeningAt(url) : WakeSource.POLLING;
    return JdbcLockStore.open(context, Databases.at(url, dialect, context.client()), wakes);
  }

  static void requireDriver(String url) {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new InvalidSettingException(
          Secrets.masked(url)
              + " has no driver on the class path; add the dependency of the database's JDBC"
              + " driver");
    }
  }

  static Dialect dialect(String url) {
    String[] parts = url.split(":", 3);
    return switch (parts.length < 3 ? "" : parts[1].toLowerCase(Locale.ROOT)) {
      case "postgresql" -> new PostgresDialect();
      case "mariadb", "mysql" -> new MySqlDialect();
      case "h2" -> new H2Dialect();
      default ->
          throw new InvalidSettingException(
              "neither locks nor members can be kept at "
                  + Secrets.masked(url)
                  + "; "
                  + Dialect.SUPPORTED);
    };
  }
}
