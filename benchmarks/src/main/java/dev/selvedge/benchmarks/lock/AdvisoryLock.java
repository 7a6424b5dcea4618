package dev.selvedge.benchmarks.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * PostgreSQL's session locks, tried and given back on one connection from the pool. They write
 * nothing, so they wait for no disk; they have neither a lease nor a token.
 */
final class AdvisoryLock implements LockSubject {

  private final DataSource pool;

  AdvisoryLock(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public String name() {
    return "pg_try_advisory_lock";
  }

  @Override
  public Held take(String key) throws SQLException {
    Connection connection = pool.getConnection();
    try {
      ask(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", key);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return () -> {
      try (connection) {
        ask(connection, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", key);
      }
    };
  }

  private static void ask(Connection connection, String question, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, key);
      try (ResultSet answer = statement.executeQuery()) {
        if (!answer.next() || !answer.getBoolean(1)) {
          throw new IllegalStateException("'" + question + "' answered no for " + key);
        }
      }
    }
  }
}
