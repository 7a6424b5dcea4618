package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes what has ended, a few rows at a time; of all clients, the first to come in each period.
 *
 * <p>A row stays for {@link #KEPT} after it ended, twice as long as any statement is waited for. So
 * no grant that is believed has a token drawn before a row of the same key was deleted, and tokens
 * never go back, though a row that is added anew remembers nothing.
 */
final class Purge {
  static final Duration KEPT = Database.LONGEST.multipliedBy(2);
  static final Duration PERIOD = Duration.ofSeconds(5);

  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 200;

  private final Database database;
  private final Dialect dialect;

  Purge(Database database) {
    this.database = database;
    this.dialect = database.dialect();
  }

  /** A row to be deleted, by its exact name as the driver gives it. */
  private record Ended(Object name, long token) {}

  void run() {
    if (!database.autocommit(Database.LONGEST, this::isDue)) {
      return;
    }
    for (int i = 0; i < MOST_BATCHES && !database.isClosed(); i++) {
      List<Ended> ended = database.autocommit(Database.LONGEST, this::ended);
      if (!ended.isEmpty()) {
        database.transaction(Database.LONGEST, c -> delete(c, ended));
      }
      if (ended.size() < BATCH) {
        break;
      }
    }
    database.autocommit(Database.LONGEST, c -> deleteEnded(c, "selvedge_waiter"));
    database.autocommit(Database.LONGEST, c -> deleteEnded(c, "selvedge_share"));
  }

  private boolean isDue(Connection connection) throws SQLException {
    String now = dialect.now();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE selvedge_state SET purged_us = "
                + now
                + " WHERE id = 1 AND purged_us < "
                + now
                + " - ?")) {
      statement.setLong(1, Micros.of(PERIOD) * 9 / 10);
      return statement.executeUpdate() == 1;
    }
  }

  private List<Ended> ended(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT name, token FROM selvedge_lock WHERE expires_us < "
                + dialect.now()
                + " - ? LIMIT "
                + BATCH
                + dialect.passOver())) {
      statement.setLong(1, Micros.of(KEPT));
      List<Ended> ended = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ended.add(new Ended(rows.getObject(1), rows.getLong(2)));
        }
      }
      return ended;
    }
  }

  private int delete(Connection connection, List<Ended> ended) throws SQLException {
    if (dialect.nextToken() == null) {
      raiseFloor(connection, ended.stream().mapToLong(Ended::token).max().orElse(0));
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM selvedge_lock WHERE name = ? AND token = ? AND expires_us < "
                + dialect.now()
                + " - ?"
                + dialect.bounded())) {
      for (Ended row : ended) {
        statement.setObject(1, row.name());
        statement.setLong(2, row.token());
        statement.setLong(3, Micros.of(KEPT));
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return ended.size();
  }

  /** Before anything is deleted, so that who adds a row either finds the old one or the floor. */
  private static void raiseFloor(Connection connection, long token) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE selvedge_state SET floor = GREATEST(floor, ?) WHERE id = 1")) {
      statement.setLong(1, token);
      statement.executeUpdate();
    }
  }

  private int deleteEnded(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM " + table + " WHERE expires_us < " + dialect.now() + " - ?")) {
      statement.setLong(1, Micros.of(KEPT));
      return statement.executeUpdate();
    }
  }
}
