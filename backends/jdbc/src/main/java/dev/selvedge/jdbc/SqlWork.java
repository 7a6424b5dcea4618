package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements on one connection; may be run again from the start. */
@FunctionalInterface
interface SqlWork<T> {
  T run(Connection connection) throws SQLException;
}
