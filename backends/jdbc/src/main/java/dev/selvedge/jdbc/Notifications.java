package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What PostgreSQL notifies; apart, so that others need no driver of it. */
final class Notifications {
  private Notifications() {}

  /** What comes within the time, which may be nothing. */
  static List<String> await(Connection connection, int millis) throws SQLException {
    PGNotification[] arrived = connection.unwrap(PGConnection.class).getNotifications(millis);
    List<String> payloads = new ArrayList<>();
    if (arrived != null) {
      for (PGNotification notification : arrived) {
        payloads.add(notification.getParameter());
      }
    }
    return payloads;
  }
}
