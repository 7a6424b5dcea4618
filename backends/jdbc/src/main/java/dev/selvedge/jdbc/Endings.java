package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends locks and hands them on: the one who has waited longest owns the key from then on, if only
 * for as long as it may take to come for it. Each method runs in one transaction. Thread-safe.
 */
final class Endings {
  /** For how long a key is kept for one that was told to come for it. */
  private static final long CLAIM_MICROS = 1_000_000;

  private static final String KEPT = "kept ";

  private final LockTable locks;
  private final ShareTable shares;
  private final WaiterTable waiters;
  private final Grants grants;

  Endings(LockTable locks, ShareTable shares, WaiterTable waiters, Grants grants) {
    this.locks = locks;
    this.shares = shares;
    this.waiters = waiters;
    this.grants = grants;
  }

  /** What became of a release. */
  record Ended(boolean wasHeld, List<Wake> wakes) {
    static final Ended NOT_HELD = new Ended(false, List.of());
  }

  /**
   * Ends an exclusive lock.
   *
   * @param token 0 for any
   * @param handOn whether to give it to the one who waits; else that one is only told
   */
  Ended exclusive(
      Connection connection, String name, String owner, long token, long keepMicros, boolean handOn)
      throws SQLException {
    Row row = locks.lock(connection, name);
    if (row == null || !row.isHeldBy(owner) || token != 0 && row.token() != token) {
      return Ended.NOT_HELD;
    }
    if (keepMicros > 0) {
      locks.end(connection, name, false, keepMicros, row.waited());
      return new Ended(true, List.of());
    }
    if (!handOn) {
      return new Ended(true, free(connection, name));
    }
    return new Ended(true, pass(connection, name, row, true));
  }

  /** Ends one share; its parameters are those of {@link #exclusive}. */
  Ended share(Connection connection, String name, String owner, long keepMicros, boolean handOn)
      throws SQLException {
    Row row = locks.lock(connection, name);
    if (row == null || !row.isHeld() || !row.shared()) {
      return Ended.NOT_HELD;
    }
    boolean held = shares.token(connection, name, owner) > 0;
    if (!shares.remove(connection, name, owner) || !held) {
      return Ended.NOT_HELD;
    }
    if (keepMicros > 0) {
      shares.add(connection, name, KEPT + owner, 0, keepMicros);
    }
    long left = shares.left(connection, name);
    if (left <= 0) {
      return new Ended(true, handOn ? pass(connection, name, row, true) : free(connection, name));
    }
    locks.end(connection, name, true, left, row.waited());
    return new Ended(true, List.of());
  }

  /** Frees the key, and only tells the one who has waited longest. */
  private List<Wake> free(Connection connection, String name) throws SQLException {
    locks.end(connection, name, false, 0, true);
    return waiters.live(connection, name).stream()
        .limit(1)
        .map(waiter -> new Wake(waiter.client(), name))
        .toList();
  }

  /** Lets readers in that only waited behind one that has given up. */
  List<Wake> letReadersIn(Connection connection, String name) throws SQLException {
    Row row = locks.lock(connection, name);
    return row == null || !row.isHeld() || !row.shared()
        ? List.of()
        : pass(connection, name, row, false);
  }

  /** Gives the key to the first of those who wait, and where that one reads, to the next too. */
  private List<Wake> pass(Connection connection, String name, Row row, boolean free)
      throws SQLException {
    List<Waiter> line = waiters.live(connection, name);
    if (free && (line.isEmpty() || !line.get(0).shared())) {
      if (line.isEmpty()) {
        locks.end(connection, name, false, 0, false);
        return List.of();
      }
      Waiter first = line.get(0);
      long token = locks.nextToken(connection, row);
      locks.grant(connection, name, first.owner(), first.holder(), claim(first), token);
      waiters.leave(connection, name, first.owner());
      return List.of(new Wake(first.client(), name));
    }
    List<Wake> wakes = new ArrayList<>();
    Row now = free ? new Row("", "", false, row.token(), 0, row.waited()) : row;
    for (Waiter reader : line) {
      if (!reader.shared()) {
        break;
      }
      long micros = claim(reader);
      long token =
          grants.join(connection, name, now, reader.owner(), reader.holder(), micros, micros);
      now = new Row("", reader.holder(), true, token, Math.max(now.left(), micros), true);
      waiters.leave(connection, name, reader.owner());
      wakes.add(new Wake(reader.client(), name));
    }
    return wakes;
  }

  private static long claim(Waiter waiter) {
    return Math.min(waiter.leaseMicros(), CLAIM_MICROS);
  }
}
