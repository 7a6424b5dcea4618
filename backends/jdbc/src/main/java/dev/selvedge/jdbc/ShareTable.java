package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The holders of shared locks; their key's row lasts for as long as the longest of them. Only used
 * while that row is locked. Thread-safe.
 */
final class ShareTable {
  private final Dialect dialect;
  private final String token;
  private final String extend;
  private final String add;
  private final String longest;

  ShareTable(Dialect dialect) {
    this.dialect = dialect;
    String now = dialect.now();
    token =
        "SELECT token FROM selvedge_share WHERE name = ? AND owner = ?"
            + " AND expires_us > "
            + now;
    extend =
        "UPDATE selvedge_share SET expires_us = "
            + now
            + " + ? WHERE name = ? AND owner = ? AND expires_us > "
            + now;
    add =
        "INSERT INTO selvedge_share (name, owner, token, expires_us) VALUES (?, ?, ?, "
            + now
            + " + ?)";
    longest = "SELECT MAX(expires_us) - " + now + " FROM selvedge_share WHERE name = ?";
  }

  /** The token of a share that still holds; 0 if there is none. */
  long token(Connection connection, String name, String owner) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(token)) {
      dialect.name(statement, 1, name);
      statement.setString(2, owner);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  boolean extend(Connection connection, String name, String owner, long micros)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(extend)) {
      statement.setLong(1, micros);
      dialect.name(statement, 2, name);
      statement.setString(3, owner);
      return statement.executeUpdate() == 1;
    }
  }

  void add(Connection connection, String name, String owner, long token, long micros)
      throws SQLException {
    remove(connection, name, owner);
    try (PreparedStatement statement = connection.prepareStatement(add)) {
      dialect.name(statement, 1, name);
      statement.setString(2, owner);
      statement.setLong(3, token);
      statement.setLong(4, micros);
      statement.executeUpdate();
    }
  }

  boolean remove(Connection connection, String name, String owner) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM selvedge_share WHERE name = ? AND owner = ?")) {
      dialect.name(statement, 1, name);
      statement.setString(2, owner);
      return statement.executeUpdate() == 1;
    }
  }

  void removeAll(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM selvedge_share WHERE name = ?")) {
      dialect.name(statement, 1, name);
      statement.executeUpdate();
    }
  }

  /** For how many microseconds the longest share lasts; not positive if there is none. */
  long left(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(longest)) {
      dialect.name(statement, 1, name);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1); // 0 for null
      }
    }
  }
}
