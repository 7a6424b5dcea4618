package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of keys: one per key that is held or was a short while ago. Thread-safe. */
final class LockTable {
  private final Dialect dialect;
  private final String read;
  private final String lock;
  private final String extend;
  private final String grant;
  private final String grantFrom;
  private final String release;
  private final String end;
  private final String share;
  private final String prolong;
  private final String announce;

  LockTable(Dialect dialect) {
    this.dialect = dialect;
    String now = dialect.now();
    read =
        "SELECT owner, holder, shared, token, expires_us - "
            + now
            + ", waited FROM selvedge_lock WHERE name = ?";
    lock = read + dialect.bounded() + dialect.forUpdate();
    extend =
        "UPDATE selvedge_lock SET expires_us = "
            + now
            + " + ? WHERE name = ? AND owner = ? AND token = ? AND shared = 0 AND expires_us > "
            + now;
    grant =
        "UPDATE selvedge_lock SET token = ?, shared = 0, owner = ?, holder = ?, expires_us = "
            + now
            + " + ? WHERE name = ?";
    grantFrom = grant + " AND token = ? AND expires_us <= " + now;
    release =
        "UPDATE selvedge_lock SET owner = '', expires_us = "
            + now
            + " + ? WHERE name = ? AND owner = ? AND token = ? AND shared = 0 AND expires_us > "
            + now
            + " AND (waited = 0 OR ? > 0)";
    end =
        "UPDATE selvedge_lock SET owner = '', shared = ?, expires_us = "
            + now
            + " + ?, waited = ? WHERE name = ?";
    share =
        "UPDATE selvedge_lock SET token = ?, shared = 1, owner = '', holder = ?, expires_us = "
            + now
            + " + ? WHERE name = ?";
    prolong =
        "UPDATE selvedge_lock SET expires_us = GREATEST(expires_us, "
            + now
            + " + ?) WHERE name = ? AND shared = 1 AND expires_us > "
            + now;
    announce =
        "UPDATE selvedge_lock SET waited = waited + 1 WHERE name = ? AND expires_us > " + now;
  }

  @Nullable Row read(Connection connection, String name) throws SQLException {
    return query(connection, read, name);
  }

  /** Reads the row and keeps others from changing it until the transaction ends. */
  @Nullable Row lock(Connection connection, String name) throws SQLException {
    return query(connection, lock, name);
  }

  private @Nullable Row query(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      dialect.name(statement, 1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? new Row(
                rows.getString(1),
                rows.getString(2),
                rows.getInt(3) == 1,
                rows.getLong(4),
                rows.getLong(5),
                rows.getInt(6) != 0)
            : null;
      }
    }
  }

  /** Adds a free row. */
  void add(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(dialect.insertFree())) {
      dialect.name(statement, 1, name);
      statement.executeUpdate();
    }
  }

  /** The token of the next grant for this row. */
  long nextToken(Connection connection, Row row) throws SQLException {
    String sql = dialect.nextToken();
    if (sql == null) {
      return row.token() + 1;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  boolean extend(Connection connection, String name, String owner, long token, long micros)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(extend)) {
      bindExtend(statement, name, owner, token, micros);
      return statement.executeUpdate() == 1;
    }
  }

  /** A statement that extends one exclusive lock after {@link #bindExtend}. */
  PreparedStatement extending(Connection connection) throws SQLException {
    return connection.prepareStatement(extend);
  }

  void bindExtend(PreparedStatement statement, String name, String owner, long token, long micros)
      throws SQLException {
    statement.setLong(1, micros);
    dialect.name(statement, 2, name);
    statement.setString(3, owner);
    statement.setLong(4, token);
  }

  /** Grants an exclusive lock if the row is free and still has the token that was read. */
  boolean grantFrom(
      Connection connection,
      String name,
      String owner,
      String holder,
      long micros,
      long token,
      long read)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(grantFrom)) {
      bindGrant(statement, name, owner, holder, micros, token);
      statement.setLong(6, read);
      return statement.executeUpdate() == 1;
    }
  }

  /** Grants an exclusive lock; the row is locked. */
  void grant(
      Connection connection, String name, String owner, String holder, long micros, long token)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(grant)) {
      bindGrant(statement, name, owner, holder, micros, token);
      statement.executeUpdate();
    }
  }

  private void bindGrant(
      PreparedStatement statement,
      String name,
      String owner,
      String holder,
      long micros,
      long token)
      throws SQLException {
    statement.setLong(1, token);
    statement.setString(2, owner);
    statement.setString(3, holder);
    statement.setLong(4, micros);
    dialect.name(statement, 5, name);
  }

  /** Ends an exclusive lock, unless somebody waits who should get it. */
  boolean release(Connection connection, String name, String owner, long token, long keepMicros)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(release)) {
      statement.setLong(1, keepMicros);
      dialect.name(statement, 2, name);
      statement.setString(3, owner);
      statement.setLong(4, token);
      statement.setLong(5, keepMicros);
      return statement.executeUpdate() == 1;
    }
  }

  /** Leaves the key without an owner, for so long yet; the row is locked. */
  void end(Connection connection, String name, boolean shared, long micros, boolean waited)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(end)) {
      statement.setInt(1, shared ? 1 : 0);
      statement.setLong(2, micros);
      statement.setInt(3, waited ? 1 : 0);
      dialect.name(statement, 4, name);
      statement.executeUpdate();
    }
  }

  /** Makes the row one that is shared; it is locked. */
  void share(Connection connection, String name, String holder, long micros, long token)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(share)) {
      statement.setLong(1, token);
      statement.setString(2, holder);
      statement.setLong(3, micros);
      dialect.name(statement, 4, name);
      statement.executeUpdate();
    }
  }

  /** Makes a shared row last for so long at least. */
  boolean prolong(Connection connection, String name, long micros) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(prolong)) {
      statement.setLong(1, micros);
      dialect.name(statement, 2, name);
      return statement.executeUpdate() == 1;
    }
  }

  /** Has whoever ends this lock look for waiters; answers false if it has ended already. */
  boolean announce(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(announce)) {
      dialect.name(statement, 1, name);
      return statement.executeUpdate() == 1;
    }
  }
}
