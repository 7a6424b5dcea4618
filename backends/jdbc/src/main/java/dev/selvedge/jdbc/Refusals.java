package dev.selvedge.jdbc;

import java.sql.SQLException;

/** What a database's refusal means for the one who reads of it. */
final class Refusals {
  private Refusals() {}

  /** The innermost failure of the driver: pools wrap what it says. */
  static Throwable cause(SQLException e) {
    Throwable cause = e;
    while (cause.getCause() instanceof SQLException inner && inner != cause) {
      cause = inner;
    }
    return cause;
  }

  /** Whether trying again is of no use: wrong password, no such database. */
  static boolean isFinal(SQLException e) {
    String state = state(e);
    return state.startsWith("28") || state.startsWith("3D");
  }

  static String remedy(SQLException e) {
    String state = state(e);
    if (state.startsWith("28")) {
      return "; check user and password";
    }
    if (state.startsWith("3D")) {
      return "; create the database, or name another";
    }
    if (state.equals("25006")) {
      return "; locks need the primary, this is a read-only replica or transaction";
    }
    if (state.startsWith("08")) {
      return "; check that it runs and can be reached from here";
    }
    return "";
  }

  private static String state(SQLException e) {
    return cause(e) instanceof SQLException inner && inner.getSQLState() != null
        ? inner.getSQLState()
        : "";
  }
}
