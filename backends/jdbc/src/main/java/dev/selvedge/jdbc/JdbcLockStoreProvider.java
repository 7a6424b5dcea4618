package dev.selvedge.jdbc;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.Secrets;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
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
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new InvalidSettingException(
          Secrets.masked(url)
              + " has no driver on the class path; add the dependency of the database's JDBC"
              + " driver");
    }
    WakeSource wakes =
        dialect instanceof PostgresDialect ? Databases.listeningAt(url) : WakeSource.POLLING;
    try {
      return JdbcLockStore.open(context, Databases.at(url, dialect, context.client()), wakes);
    } catch (LockStoreUnavailableException e) {
      if (e.getCause() instanceof SQLException cause && Refusals.isFinal(cause)) {
        throw new InvalidSettingException(String.valueOf(e.getMessage()), cause);
      }
      throw e;
    }
  }

  private static Dialect dialect(String url) {
    String[] parts = url.split(":", 3);
    return switch (parts.length < 3 ? "" : parts[1].toLowerCase(Locale.ROOT)) {
      case "postgresql" -> new PostgresDialect();
      case "mariadb", "mysql" -> new MySqlDialect();
      case "h2" -> new H2Dialect();
      default ->
          throw new InvalidSettingException(
              "no locks can be kept at " + Secrets.masked(url) + "; " + Dialect.SUPPORTED);
    };
  }
}
