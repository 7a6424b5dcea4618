package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where the news comes from that a key was handed to somebody in this process. */
@FunctionalInterface
interface WakeSource {
  /** None comes by itself: one looks. */
  WakeSource POLLING = () -> null;

  /** A connection of its own to listen on; null to poll. */
  @Nullable Connection connect() throws SQLException;
}
