package dev.selvedge.jdbc;

import dev.selvedge.runtime.internal.Secrets;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on pooled connections within a time, and again where they had no effect.
 * Thread-safe.
 */
final class Database implements AutoCloseable {
  /** No statement is waited for longer, whatever a caller's patience. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  /** Every statement gets this many nanoseconds: to give one up costs its connection. */
  private static final long LEAST = 100_000_000;

  private static final int MOST_TRIES = 20;

  /** Monotonic, in nanoseconds. */
  private final LongSupplier clock;

  private final DataSource source;
  private final @Nullable AutoCloseable pool;
  private final Dialect dialect;
  private final String description;
  private volatile boolean closed;

  /**
   * Makes one.
   *
   * @param pool to be closed with this; null if it belongs to the application
   */
  Database(DataSource source, @Nullable AutoCloseable pool, Dialect dialect, String description) {
    this(source, pool, dialect, description, System::nanoTime);
  }

  Database(
      DataSource source,
      @Nullable AutoCloseable pool,
      Dialect dialect,
      String description,
      LongSupplier clock) {
    this.clock = clock;
    this.source = source;
    this.pool = pool;
    this.dialect = dialect;
    this.description = description;
  }

  Dialect dialect() {
    return dialect;
  }

  String description() {
    return description;
  }

  boolean isClosed() {
    return closed;
  }

  /** Runs statements of which each commits by itself. */
  <T> T autocommit(Duration patience, SqlWork<T> work) {
    return run(patience, true, work);
  }

  /** Runs statements that commit together. */
  <T> T transaction(Duration patience, SqlWork<T> work) {
    return run(patience, false, work);
  }

  private <T> T run(Duration patience, boolean auto, SqlWork<T> work) {
    long start = clock.getAsLong();
    long most = Math.min(Math.max(patience.toNanos(), LEAST), LONGEST.toNanos());
    for (int tried = 1; ; tried++) {
      if (closed) {
        throw new LockStoreUnavailableException(description + " is closed", null);
      }
      try (Connection connection = source.getConnection()) {
        if (clock.getAsLong() - start >= most) { // an application's pool may take its time
          throw new SQLTransientConnectionException("the pool gave a connection too late", "08000");
        }
        T result = once(connection, auto, left(start, most), work);
        if (clock.getAsLong() - start > LONGEST.toNanos()) { // see Purge: a token may be too old
          throw new SQLException("the reply came too late", "57014");
        }
        return result;
      } catch (SQLException e) {
        boolean over = clock.getAsLong() - start >= most;
        if (over || closed || !worthAnotherTry(e, tried)) {
          throw unavailable(e, clock.getAsLong() - start);
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tried * 200_000L));
      }
    }
  }

  private boolean worthAnotherTry(SQLException e, int tried) {
    // nothing was sent where the pool gave no connection, unless it waited in vain for one
    return tried < MOST_TRIES && dialect.isTransient(e)
        || e instanceof SQLTransientConnectionException && !Refusals.isFinal(e);
  }

  private <T> T once(Connection connection, boolean auto, int millis, SqlWork<T> work)
      throws SQLException {
    boolean before = connection.getAutoCommit();
    int limit = pool == null ? connection.getNetworkTimeout() : 0; // our own pool resets it
    dialect.limit(connection, millis);
    if (before != auto) {
      connection.setAutoCommit(auto);
    }
    try {
      T result = work.run(connection);
      if (!auto) {
        connection.commit();
      }
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      if (!auto) { // or what was done so far would commit when auto-commit is put back
        rollBack(connection, e);
      }
      throw e;
    } finally {
      if (!connection.isClosed()) {
        restore(connection, before != auto ? before : auto, limit);
      }
    }
  }

  private void restore(Connection connection, boolean auto, int limit) throws SQLException {
    if (connection.getAutoCommit() != auto) {
      connection.setAutoCommit(auto);
    }
    if (pool == null) {
      dialect.limit(connection, limit);
    }
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) { // the connection is lost, and the transaction with it
      cause.addSuppressed(e);
    }
  }

  private int left(long start, long most) {
    long left = TimeUnit.NANOSECONDS.toMillis(most - (clock.getAsLong() - start));
    return (int) Math.max(1, left);
  }

  private LockStoreUnavailableException unavailable(SQLException e, long nanos) {
    return new LockStoreUnavailableException(
        description
            + (closed ? " is closed" : " gave no answer")
            + " after "
            + TimeUnit.NANOSECONDS.toMillis(nanos)
            + " ms: "
            + Secrets.masked(String.valueOf(Refusals.cause(e).getMessage()).strip())
            + Refusals.remedy(e),
        e);
  }

  @Override
  public void close() {
    closed = true;
    if (pool != null) {
      try {
        pool.close();
      } catch (Exception e) { // closing is the last that is asked of it: nobody could do more
        dev.selvedge.runtime.internal.Log.debug(Database.class, "the pool does not close", e);
      }
    }
  }
}
