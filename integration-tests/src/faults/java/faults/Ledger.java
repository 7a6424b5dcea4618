package faults;

import dev.selvedge.jdbc.Fence;
import dev.selvedge.jdbc.StaleFenceException;
import dev.selvedge.runtime.lock.LockHandle;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What the locks protect: a table whose lines are written in fenced transactions. */
final class Ledger {
  private Ledger() {}

  /** Answers {@code wrote TOKEN}, or {@code refused TOKEN} by the fence. */
  static String write() {
    long token = LockHandle.current().token();
    try (Connection connection = DriverManager.getConnection(System.getProperty("ledger"))) {
      connection.setAutoCommit(false);
      try {
        Fence.guard(connection);
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO ledger (key, token) VALUES (?, ?)")) {
          insert.setString(1, LockHandle.current().keys().get(0));
          insert.setLong(2, token);
          insert.executeUpdate();
        }
        connection.commit();
        return "wrote " + token;
      } catch (StaleFenceException e) {
        connection.rollback();
        return "refused " + token;
      }
    } catch (SQLException e) {
      return "failed " + e;
    }
  }
}
