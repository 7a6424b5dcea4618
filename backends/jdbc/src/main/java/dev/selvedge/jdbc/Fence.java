package dev.selvedge.jdbc;

import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.spi.KeptLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ties a database transaction to a lock, so that what a holder of old writes is refused, however
 * long it stood still. Thread-safe, as far as connections are.
 *
 * <pre>{@code
 * connection.setAutoCommit(false);
 * Fence.guard(connection);   // the first statement of the transaction
 * ...                        // writes
 * connection.commit();
 * }</pre>
 *
 * <p>Where the lock is kept in the same PostgreSQL database, the transaction holds on to the lock's
 * own row: renewals pass, but nobody else is granted the lock until the transaction has ended.
 * Elsewhere, the greatest token that was ever seen for the key is kept in the table {@code
 * selvedge_fence} of the connection's database, and a lesser one is refused; the row is locked
 * until the transaction ends, so that guarded transactions of one key come one after the other.
 * Those who share a key refuse nobody but those who wrote before them.
 */
public final class Fence {
  /** By URL and user; should they become another's, no row is found and the guard fails. */
  private static final Map<String, String> STORE_IDS = new ConcurrentHashMap<>();

  private Fence() {}

  /**
   * Guards the transaction by all keys of the current call's {@linkplain LockHandle#current lock}.
   *
   * @throws StaleFenceException if the lock has moved on: the caller must roll back
   * @throws IllegalStateException if the call holds no lock, or the connection has no transaction
   * @throws SQLException if the database fails: the caller must roll back
   */
  public static void guard(Connection connection) throws SQLException {
    guard(connection, LockHandle.current());
  }

  /** Guards the transaction by all keys of this lock; fails as {@link #guard(Connection)} does. */
  public static void guard(Connection connection, LockHandle lock) throws SQLException {
    for (String key : lock.keys()) { // sorted, so that two of several keys do not deadlock
      guard(connection, lock, key);
    }
  }

  /** Guards the transaction by one key of this lock; fails as {@link #guard(Connection)} does. */
  public static void guard(Connection connection, LockHandle lock, String key) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "the connection commits each statement by itself, so that there is nothing to guard for"
              + " lock '"
              + key
              + "'; call setAutoCommit(false), or begin a transaction, before Fence.guard");
    }
    if (!(lock instanceof KeptLock kept)) {
      throw new IllegalArgumentException(
          "the handle of lock '"
              + key
              + "' is a "
              + lock.getClass().getName()
              + ", which does not say where the lock is kept; pass the handle that was acquired, or"
              + " LockHandle.current()");
    }
    long token = lock.token(key);
    String name = kept.namespace() + ':' + key;
    Dialect dialect = Dialect.of(connection.getMetaData().getDatabaseProductName());
    boolean fresh =
        isKeptHere(connection, dialect, kept)
            ? holdOn(connection, name, token)
            : FenceTable.advance(connection, dialect, name, token, kept.mode(key));
    if (!fresh) {
      throw new StaleFenceException(
          "lock '"
              + key
              + "' has moved on since token "
              + token
              + " was granted: somebody else may have changed what it protects; roll the"
              + " transaction back, and take the lock again to start over");
    }
  }

  /** Whether these are the tables of the store that granted the lock. */
  static boolean isKeptHere(Connection connection, Dialect dialect, KeptLock lock)
      throws SQLException {
    return dialect instanceof PostgresDialect
        && lock.keptIn() instanceof JdbcLockStore store
        && store.storeId().equals(storeId(connection));
  }

  /** Empty if there are no tables. */
  private static String storeId(Connection connection) throws SQLException {
    String database =
        connection.getMetaData().getURL() + ' ' + connection.getMetaData().getUserName();
    String known = STORE_IDS.get(database);
    if (known != null) {
      return known;
    }
    // a query for a table that is missing would doom the transaction
    if (text(connection, "SELECT to_regclass('selvedge_state')::text").isEmpty()) {
      return "";
    }
    String id = text(connection, "SELECT store FROM selvedge_state WHERE id = 1");
    STORE_IDS.put(database, id);
    return id;
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      String text = rows.next() ? rows.getString(1) : null;
      return text == null ? "" : text;
    }
  }

  /** Keeps the lock's row from being granted anew until the transaction ends. */
  private static boolean holdOn(Connection connection, String name, long token)
      throws SQLException {
    // the unique index of name and token makes the token part of the row's key: renewals leave it
    // alone, each grant changes it
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM selvedge_lock l WHERE l.name = ? AND (l.shared = 0 AND l.token = ?"
                + " OR l.shared = 1 AND EXISTS (SELECT FROM selvedge_share s WHERE s.name = l.name"
                + " AND s.token = ?)) FOR KEY SHARE OF l")) {
      statement.setString(1, name);
      statement.setLong(2, token);
      statement.setLong(3, token);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
