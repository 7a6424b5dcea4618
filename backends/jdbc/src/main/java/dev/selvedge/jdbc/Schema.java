package dev.selvedge.jdbc;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes sure that the tables are there. */
final class Schema {
  private static final int MOST_TRIES = 8;

  private Schema() {}

  /** Creates what is missing, and answers what identifies these tables everywhere. */
  static String open(Database database, Duration patience) {
    Optional<String> there = database.autocommit(patience, c -> storeId(c, database.dialect()));
    if (there.isPresent()) {
      return there.get();
    }
    // tokens begin at the time, so that they rise even where the tables were dropped, or where
    // another kind of store was used before
    List<String> ddl =
        database.dialect().ddl(UUID.randomUUID().toString(), System.currentTimeMillis() * 1000);
    Optional<SQLException> refused = Optional.empty();
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      refused = database.autocommit(patience, c -> create(c, database.dialect(), ddl));
      Optional<String> made = database.autocommit(patience, c -> storeId(c, database.dialect()));
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new LockStoreUnavailableException(
        database.description()
            + " has no tables for locks, and they cannot be created: "
            + refused.map(SQLException::getMessage).orElse("no reason was given")
            + "; run this as one who may, and grant SELECT, INSERT, UPDATE and DELETE on them (and"
            + " the use of sequences):\n"
            + String.join(";\n", ddl)
            + ';',
        refused.orElse(null));
  }

  /** Empty if there are no tables. */
  private static Optional<String> storeId(Connection connection, Dialect dialect)
      throws SQLException {
    if (!dialect.has(connection, "selvedge_state")) {
      return Optional.empty();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT store FROM selvedge_state WHERE id = 1")) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  /** Empty if it went well. */
  static Optional<SQLException> create(Connection connection, Dialect dialect, List<String> ddl)
      throws SQLException {
    boolean one = !dialect.serializeDdl().isEmpty();
    connection.setAutoCommit(!one);
    try (Statement statement = connection.createStatement()) {
      if (one) {
        statement.execute(dialect.serializeDdl());
      }
      for (String sql : ddl) {
        statement.execute(sql);
      }
      if (one) {
        connection.commit();
      }
      return Optional.empty();
    } catch (SQLException e) {
      if (one) {
        connection.rollback();
      }
      return Optional.of(e);
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
