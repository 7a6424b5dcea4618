package dev.selvedge.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one kind of database says differently from the others. Times are microseconds since 1970 by
 * the database's own clock. Thread-safe.
 */
abstract sealed class Dialect permits PostgresDialect, MySqlDialect, H2Dialect {
  static final String SUPPORTED =
      "supported are jdbc:postgresql:, jdbc:mariadb:, jdbc:mysql: and jdbc:h2:";

  /** SQL states after which the same work may succeed at once: deadlock, serialization failure. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01", "23000", "23505");

  /** The dialect for a product as its driver names it. */
  static Dialect of(String product) throws SQLException {
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "postgresql" -> new PostgresDialect();
      case "mariadb", "mysql" -> new MySqlDialect();
      case "h2" -> new H2Dialect();
      default ->
          throw new SQLException("no locks can be kept in " + product + "; " + SUPPORTED, "0A000");
    };
  }

  /** The time at which the statement runs, or a little before, never after. */
  abstract String now();

  /** What makes a select lock its row, letting pass those who only rely on its key. */
  abstract String forUpdate();

  /** Conditions that bound how long a statement waits for a row; empty where none are needed. */
  String bounded() {
    return "";
  }

  /** Has a select leave out rows that somebody's transaction keeps; empty where it cannot. */
  String passOver() {
    return "";
  }

  /** One parameter, the name: adds a free row unless there is one; may fail if there is. */
  abstract String insertFree();

  /** A query for the next token; null where a row's own token plus one is next. */
  abstract @org.jspecify.annotations.Nullable String nextToken();

  /** What to run to have all tables, each harmless where it exists; the state row last. */
  abstract List<String> ddl(String storeId, long tokensFrom);

  /** What to run to have the table of members, harmless where it exists. */
  abstract String memberDdl();

  /**
   * Whether the table is there: a query for one that is missing would doom a transaction, and
   * cannot be told from others that fail.
   */
  boolean has(Connection connection, String table) throws SQLException {
    for (String pattern : List.of(table, table.toUpperCase(Locale.ROOT))) {
      try (ResultSet rows =
          connection
              .getMetaData()
              .getTables(
                  connection.getCatalog(),
                  schema(connection),
                  pattern,
                  new String[] {"TABLE", "BASE TABLE"})) {
        if (rows.next()) {
          return true;
        }
      }
    }
    return false;
  }

  /** In which schema unqualified names are looked up; null where there are only catalogs. */
  @org.jspecify.annotations.Nullable
  String schema(Connection connection) throws SQLException {
    return null;
  }

  /** What keeps two from creating the tables at once; empty where nothing needs to. */
  String serializeDdl() {
    return "";
  }

  /** One parameter, the name: adds a fence unless there is one, and best locks it if so. */
  abstract String addFence();

  /** Whether calls must stay off the caller's thread, which may be interrupted or hang. */
  boolean offCaller() {
    return false;
  }

  /** Exact bytes of the text, on all databases, whatever their collation. */
  void name(PreparedStatement statement, int index, String name) throws SQLException {
    statement.setBytes(index, name.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the statements of this connection that take longer. */
  void limit(Connection connection, int millis) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, millis);
  }

  /** Whether the work had no effect and may succeed if it is done again. */
  boolean isTransient(SQLException e) {
    String state = e.getSQLState();
    return state != null && AGAIN.contains(state);
  }

  /** Whether somebody else's transaction keeps the row for longer than was waited. */
  abstract boolean isLockTimeout(SQLException e);
}
