package dev.selvedge.jdbc;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Grants locks, statement by statement. Thread-safe. */
final class Grants {
  /** How often a key may turn out to be free after all before that is left to the next request. */
  private static final int MOST_TURNS = 5;

  /** When to ask again for a key whose last holder's transaction is still open. */
  private static final Duration AFTER_TRANSACTION = Duration.ofMillis(250);

  private final Dialect dialect;
  private final LockTable locks;
  private final ShareTable shares;
  private final WaiterTable waiters;

  Grants(Dialect dialect, LockTable locks, ShareTable shares, WaiterTable waiters) {
    this.dialect = dialect;
    this.locks = locks;
    this.shares = shares;
    this.waiters = waiters;
  }

  /** Takes the key alone; each statement commits by itself. */
  AcquireReply exclusive(Connection connection, String name, AcquireRequest request)
      throws SQLException {
    Row row = null;
    boolean entered = false;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      long token;
      try {
        token = attempt(connection, name, request);
        if (token == 0) {
          row = locks.read(connection, name);
          if (row == null && dialect instanceof PostgresDialect) {
            token = anew(connection, name, request);
          }
        }
      } catch (SQLException e) {
        if (!dialect.isLockTimeout(e)) {
          throw e;
        }
        return laterThanTransaction();
      }
      if (token > 0) {
        if (entered) { // or the next release would keep the key for one who has had it
          waiters.leave(connection, name, request.owner());
        }
        return new Granted(token);
      }
      if (row == null || !row.isHeld()) {
        continue; // it has ended meanwhile
      }
      if (!request.queue()) {
        return busy(row);
      }
      waiters.enter(connection, name, request);
      entered = true;
      if (!locks.announce(connection, name)) {
        continue;
      }
      row = locks.read(connection, name);
      if (row != null && row.isHeld() && !row.isHeldBy(request.owner())) {
        return busy(row);
      }
    }
    return row == null ? new Busy("", AFTER_TRANSACTION) : busy(row);
  }

  /** What to answer where somebody's transaction keeps the row for longer than is waited. */
  static Busy laterThanTransaction() {
    return new Busy("a transaction that relies on its last holder", AFTER_TRANSACTION);
  }

  private static Busy busy(Row row) {
    return new Busy(row.holder(), Micros.toDuration(Math.max(1, row.left())));
  }

  /** The token, or 0 if it is not granted. */
  private long attempt(Connection connection, String name, AcquireRequest request)
      throws SQLException {
    return dialect instanceof PostgresDialect
        ? atOnce(connection, name, request)
        : optimistically(connection, name, request);
  }

  private static long atOnce(Connection connection, String name, AcquireRequest request)
      throws SQLException {
    long micros = Micros.of(request.lease());
    try (PreparedStatement statement = connection.prepareStatement(PostgresDialect.ACQUIRE)) {
      bind(statement, 1, request, micros);
      statement.setString(5, name);
      statement.setString(6, request.owner());
      return token(statement);
    }
  }

  private static long anew(Connection connection, String name, AcquireRequest request)
      throws SQLException {
    long micros = Micros.of(request.lease());
    try (PreparedStatement statement = connection.prepareStatement(PostgresDialect.ACQUIRE_NEW)) {
      statement.setString(1, name);
      statement.setString(2, request.owner());
      statement.setString(3, request.holder());
      statement.setLong(4, micros);
      bind(statement, 5, request, micros);
      statement.setString(9, request.owner());
      return token(statement);
    }
  }

  private static void bind(
      PreparedStatement statement, int first, AcquireRequest request, long micros)
      throws SQLException {
    statement.setString(first, request.owner());
    statement.setString(first + 1, request.owner());
    statement.setString(first + 2, request.holder());
    statement.setLong(first + 3, micros);
  }

  private static long token(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private long optimistically(Connection connection, String name, AcquireRequest request)
      throws SQLException {
    long micros = Micros.of(request.lease());
    Row row = locks.read(connection, name);
    if (row == null) {
      locks.add(connection, name);
      row = locks.read(connection, name);
    }
    if (row == null) {
      return 0;
    }
    if (row.isHeldBy(request.owner())) {
      return locks.extend(connection, name, request.owner(), row.token(), micros) ? row.token() : 0;
    }
    if (row.isHeld()) {
      return 0;
    }
    long token = locks.nextToken(connection, row);
    return locks.grantFrom(
            connection, name, request.owner(), request.holder(), micros, token, row.token())
        ? token
        : 0;
  }

  /** Takes the key together with others, in one transaction. */
  AcquireReply shared(Connection connection, String name, AcquireRequest request)
      throws SQLException {
    Row row = locks.lock(connection, name);
    if (row == null) {
      locks.add(connection, name);
      row = locks.lock(connection, name);
    }
    if (row == null) {
      throw new SQLException("the row of a key was purged just now", "40001");
    }
    long micros = Micros.of(request.lease());
    if (row.isHeld() && row.shared()) {
      long token = shares.token(connection, name, request.owner());
      if (token > 0) {
        shares.extend(connection, name, request.owner(), micros);
        locks.prolong(connection, name, micros);
        return new Granted(token);
      }
    }
    if (row.isHeld()
        && (!row.shared()
            || row.waited() && waiters.isWriterBefore(connection, name, request.owner()))) {
      if (request.queue()) {
        waiters.enter(connection, name, request);
        locks.announce(connection, name);
      }
      return busy(row);
    }
    return new Granted(
        join(connection, name, row, request.owner(), request.holder(), micros, micros));
  }

  /** Adds a reader to a key that is free or shared; the row is locked. */
  long join(
      Connection connection,
      String name,
      Row row,
      String owner,
      String holder,
      long micros,
      long rowMicros)
      throws SQLException {
    long token = locks.nextToken(connection, row);
    boolean first = !row.isHeld() || !row.shared();
    if (first) {
      shares.removeAll(connection, name);
    }
    if (first || dialect.nextToken() == null) {
      long longest = first ? rowMicros : Math.max(rowMicros, row.left());
      locks.share(connection, name, holder, longest, token);
    } else {
      locks.prolong(connection, name, rowMicros);
    }
    shares.add(connection, name, owner, token, micros);
    return token;
  }

  static boolean isShared(LockMode mode) {
    return mode == LockMode.SHARED;
  }
}
