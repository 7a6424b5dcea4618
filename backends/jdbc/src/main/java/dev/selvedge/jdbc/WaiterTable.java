package dev.selvedge.jdbc;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who waits, in order. Rows are there only while somebody waits, and end by themselves a while
 * after their owners last asked. Thread-safe.
 */
final class WaiterTable {
  private static final long LONGEST_MICROS = 10_000_000;
  private static final long GRACE_MICROS = 1_000_000;

  private final Dialect dialect;
  private final String client;
  private final String refresh;
  private final String add;
  private final String live;
  private final String writersBefore;

  WaiterTable(Dialect dialect, String client) {
    this.dialect = dialect;
    this.client = client;
    String now = dialect.now();
    refresh =
        "UPDATE selvedge_waiter SET expires_us = " + now + " + ? WHERE name = ? AND owner = ?";
    add =
        "INSERT INTO selvedge_waiter (name, owner, client, holder, shared, lease_us, expires_us)"
            + " VALUES (?, ?, ?, ?, ?, ?, "
            + now
            + " + ?)";
    live =
        "SELECT id, owner, client, holder, shared, lease_us FROM selvedge_waiter WHERE name = ?"
            + " AND expires_us > "
            + now
            + " ORDER BY id";
    writersBefore =
        "SELECT COUNT(*) FROM selvedge_waiter w WHERE w.name = ? AND w.shared = 0"
            + " AND w.expires_us > "
            + now
            + " AND NOT EXISTS (SELECT 1 FROM selvedge_waiter m WHERE m.name = w.name"
            + " AND m.owner = ? AND m.id < w.id)";
  }

  /** Remembers that it waits; keeps its place if it does already. */
  void enter(Connection connection, String name, AcquireRequest request) throws SQLException {
    long micros = Math.min(Micros.of(request.patience()) + GRACE_MICROS, LONGEST_MICROS);
    try (PreparedStatement statement = connection.prepareStatement(refresh)) {
      statement.setLong(1, micros);
      dialect.name(statement, 2, name);
      statement.setString(3, request.owner());
      if (statement.executeUpdate() > 0) {
        return;
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(add)) {
      dialect.name(statement, 1, name);
      statement.setString(2, request.owner());
      statement.setString(3, client);
      statement.setString(4, request.holder());
      statement.setInt(5, request.mode() == LockMode.SHARED ? 1 : 0);
      statement.setLong(6, Micros.of(request.lease()));
      statement.setLong(7, micros);
      statement.executeUpdate();
    }
  }

  void leave(Connection connection, String name, String owner) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM selvedge_waiter WHERE name = ? AND owner = ?")) {
      dialect.name(statement, 1, name);
      statement.setString(2, owner);
      statement.executeUpdate();
    }
  }

  /** Those who wait for the key, the longest waiting first. */
  List<Waiter> live(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(live)) {
      statement.setMaxRows(100); // more readers than that get in a little later
      dialect.name(statement, 1, name);
      List<Waiter> waiters = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          waiters.add(
              new Waiter(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getInt(5) == 1,
                  rows.getLong(6)));
        }
      }
      return waiters;
    }
  }

  /** Whether somebody waits for the key alone, and does so longer than this owner. */
  boolean isWriterBefore(Connection connection, String name, String owner) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(writersBefore)) {
      dialect.name(statement, 1, name);
      statement.setString(2, owner);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getLong(1) > 0;
      }
    }
  }

  /** The owners of this process that wait for any key. */
  Set<String> own(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT owner FROM selvedge_waiter WHERE client = ?")) {
      statement.setString(1, client);
      Set<String> owners = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          owners.add(rows.getString(1));
        }
      }
      return owners;
    }
  }

  /** Forgets all of this process. */
  void leaveAll(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM selvedge_waiter WHERE client = ?")) {
      statement.setString(1, client);
      statement.executeUpdate();
    }
  }
}
