package dev.selvedge.jdbc;

import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberStore.Seen;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rows of nodes; statements commit by themselves. Thread-safe. */
final class MemberTable {
  private static final String ONE = " WHERE namespace = ? AND id = ?";

  private final Dialect dialect;
  private final String namespace;
  private final String update;
  private final String insert;
  private final String select;
  private final String delete;

  MemberTable(Dialect dialect, String namespace) {
    this.dialect = dialect;
    this.namespace = namespace;
    String now = dialect.now();
    update =
        "UPDATE selvedge_member SET incarnation = ?, state = ?, record = ?, expires_us = "
            + now
            + " + ?"
            + ONE
            + " AND (incarnation < ? OR incarnation = ? AND state <= ?)";
    insert =
        "INSERT INTO selvedge_member (incarnation, state, record, expires_us, namespace, id)"
            + " VALUES (?, ?, ?, "
            + now
            + " + ?, ?, ?)";
    select = "SELECT record, expires_us - " + now + " FROM selvedge_member WHERE namespace = ?";
    delete = "DELETE FROM selvedge_member WHERE namespace = ? AND expires_us <= " + now + " - ?";
  }

  /**
   * Writes the record unless a later one is there. Fails where another process adds the same row at
   * the same time, to be done again then.
   */
  void write(Connection connection, MemberRecord own, long lifeMicros) throws SQLException {
    if (update(connection, own, lifeMicros) == 0 && !exists(connection, own.id())) {
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        bind(statement, own, lifeMicros);
        statement.executeUpdate();
      }
    }
  }

  private int update(Connection connection, MemberRecord own, long lifeMicros) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      bind(statement, own, lifeMicros);
      statement.setLong(7, own.incarnation());
      statement.setLong(8, own.incarnation());
      statement.setInt(9, own.state().ordinal());
      return statement.executeUpdate();
    }
  }

  private void bind(PreparedStatement statement, MemberRecord own, long lifeMicros)
      throws SQLException {
    statement.setLong(1, own.incarnation());
    statement.setInt(2, own.state().ordinal());
    statement.setString(3, own.text());
    statement.setLong(4, lifeMicros);
    dialect.name(statement, 5, namespace);
    dialect.name(statement, 6, own.id());
  }

  private boolean exists(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT state FROM selvedge_member" + ONE)) {
      dialect.name(statement, 1, namespace);
      dialect.name(statement, 2, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  List<Seen> read(Connection connection) throws SQLException {
    List<Seen> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      dialect.name(statement, 1, namespace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Duration remaining = Duration.ofNanos(rows.getLong(2) * 1_000);
          all.add(new Seen(MemberRecord.parse(rows.getString(1)), remaining));
        }
      }
    }
    return all;
  }

  /** Reads, and deletes what expired that long ago, if there is any. */
  List<Seen> readAndForget(Connection connection, long keepMicros) throws SQLException {
    List<Seen> all = read(connection);
    Duration least = Micros.toDuration(keepMicros).negated();
    if (all.removeIf(seen -> seen.remaining().compareTo(least) <= 0)) {
      try (PreparedStatement statement = connection.prepareStatement(delete)) {
        dialect.name(statement, 1, namespace);
        statement.setLong(2, keepMicros);
        statement.executeUpdate();
      }
    }
    return all;
  }
}
