package dev.selvedge.jdbc;

import dev.selvedge.LockMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The greatest tokens that were seen of a key, of those who had it alone and of those who shared
 * it: who had it alone is refused for any later token, who shared it only for one of the former, as
 * sharers come and go together. Thread-safe.
 */
final class FenceTable {
  private static final String READ =
      "SELECT token, shared_token FROM selvedge_fence WHERE name = ? FOR UPDATE";

  private FenceTable() {}

  /** Remembers the token until the transaction ends, or for ever; answers false if it is stale. */
  static boolean advance(
      Connection connection, Dialect dialect, String name, long token, LockMode mode)
      throws SQLException {
    boolean shared = mode == LockMode.SHARED;
    try (PreparedStatement statement = connection.prepareStatement(dialect.addFence())) {
      dialect.name(statement, 1, name);
      statement.executeUpdate();
    }
    long seen;
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      dialect.name(statement, 1, name);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return false; // deleted since: nothing says that the token is not stale
        }
        if (token < rows.getLong(1) || !shared && token < rows.getLong(2)) {
          return false;
        }
        seen = rows.getLong(shared ? 2 : 1);
      }
    }
    if (token > seen) {
      raise(connection, dialect, name, token, shared ? "shared_token" : "token");
    }
    return true;
  }

  private static void raise(
      Connection connection, Dialect dialect, String name, long token, String column)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE selvedge_fence SET " + column + " = ? WHERE name = ?")) {
      statement.setLong(1, token);
      dialect.name(statement, 2, name);
      statement.executeUpdate();
    }
  }
}
