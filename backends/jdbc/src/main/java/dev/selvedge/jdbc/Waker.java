package dev.selvedge.jdbc;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.StoreContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Learns which of this process's waiters were given their key, and tells the runtime: one daemon
 * thread, begun with the first waiter. It listens on a connection of its own where the database can
 * notify (PostgreSQL); else it looks whether its waiters are still in line, ten to a hundred
 * milliseconds apart, while there are any.
 */
final class Waker implements AutoCloseable {
  private static final long SOONEST_MILLIS = 10;
  private static final long LATEST_MILLIS = 100;
  private static final int LISTEN_MILLIS = 500;
  private static final long LONGEST_BACKOFF_MILLIS = 5000;

  private final StoreContext context;
  private final Database database;
  private final WaiterTable waiters;
  private final String prefix;
  private final WakeSource source;
  private final Map<String, String> waiting = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Thread thread;
  private volatile @Nullable Connection listening;
  private volatile boolean closed;
  private boolean heardBefore;

  Waker(
      StoreContext context,
      Database database,
      WaiterTable waiters,
      String prefix,
      WakeSource source) {
    this.context = context;
    this.database = database;
    this.waiters = waiters;
    this.prefix = prefix;
    this.source = source;
  }

  /** This owner is in line from now on. */
  void await(String owner, String name) {
    if (waiting.put(owner, name) != null) {
      return;
    }
    lock.lock();
    try {
      if (thread == null && !closed) {
        thread = new Thread(this::run, "selvedge-jdbc-wake-" + context.client());
        thread.setDaemon(true);
        thread.start();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** This owner waits no more; answers false if it did not. */
  boolean forget(String owner) {
    return waiting.remove(owner) != null;
  }

  /** Tells another process, in a transaction of its own: notifying serialises commits. */
  void tell(Wake wake) {
    if (!(database.dialect() instanceof PostgresDialect)) {
      return; // it looks itself
    }
    try {
      database.autocommit(
          Database.LONGEST,
          c -> {
            try (PreparedStatement statement = c.prepareStatement("SELECT pg_notify(?, ?)")) {
              statement.setString(1, channel(wake.client()));
              statement.setString(2, wake.name());
              statement.execute();
              return true;
            }
          });
    } catch (LockStoreUnavailableException e) {
      // it asks again within two seconds anyway
      Log.debug(Waker.class, "a waiter was not told that it has the lock", e);
    }
  }

  private static String channel(String client) {
    return "selvedge_" + client;
  }

  private void run() {
    try {
      Connection connection = null;
      long backoff = SOONEST_MILLIS;
      while (!closed) {
        try {
          if (connection == null) {
            connection = listen();
          }
          if (connection == null) {
            poll();
          } else {
            receive(connection);
          }
          backoff = SOONEST_MILLIS;
        } catch (SQLException | LockStoreUnavailableException e) {
          Log.debug(Waker.class, "no news of waiters from " + database.description(), e);
          end(connection);
          connection = null;
          pause(backoff);
          backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MILLIS);
        }
      }
      end(connection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // somebody else ends this thread: as good as closing
    }
  }

  private @Nullable Connection listen() throws SQLException {
    Connection connection = source.connect();
    if (connection == null) {
      return null;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN \"" + channel(context.client()) + '"');
    } catch (SQLException e) {
      end(connection);
      throw e;
    }
    listening = connection;
    if (closed) {
      end(connection);
    }
    if (heardBefore) {
      context.wakeAll(); // what was said meanwhile nobody heard
    } else {
      heardBefore = true;
      look();
    }
    return connection;
  }

  private void receive(Connection connection) throws SQLException {
    for (String name : Notifications.await(connection, LISTEN_MILLIS)) {
      if (name.startsWith(prefix)) {
        context.wake(name.substring(prefix.length()));
      }
    }
  }

  /** Looks until something has happened; rests while nobody waits. */
  private void poll() throws InterruptedException {
    long interval = SOONEST_MILLIS;
    while (!closed) {
      awaitWaiter();
      pause(interval);
      if (closed) {
        return;
      }
      interval = look() ? SOONEST_MILLIS : Math.min(interval * 3 / 2, LATEST_MILLIS);
    }
  }

  /** Tells those who are not in line any more; answers whether there were any. */
  private boolean look() {
    Map<String, String> before = Map.copyOf(waiting);
    Set<String> inLine = database.autocommit(Duration.ofSeconds(2), waiters::own);
    boolean any = false;
    for (Map.Entry<String, String> waiter : before.entrySet()) {
      if (!inLine.contains(waiter.getKey()) && forget(waiter.getKey())) {
        any = true;
        context.wake(waiter.getValue().substring(prefix.length()));
      }
    }
    return any;
  }

  private void awaitWaiter() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void pause(long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lock();
    try {
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void end(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) { // it was lost before
        Log.debug(Waker.class, "a connection does not close", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (!waiting.isEmpty() && !database.isClosed()) {
      try {
        database.autocommit(
            Duration.ofSeconds(1),
            c -> {
              waiters.leaveAll(c);
              return true;
            });
      } catch (LockStoreUnavailableException e) { // their places end by themselves
        Log.debug(Waker.class, "waiters stay in line for a while", e);
      }
    }
    Connection connection = listening;
    if (connection != null) {
      try {
        connection.abort(Runnable::run); // wakes the thread that listens on it
      } catch (SQLException e) { // it was lost before
        Log.debug(Waker.class, "a connection does not close", e);
      }
    }
  }
}
