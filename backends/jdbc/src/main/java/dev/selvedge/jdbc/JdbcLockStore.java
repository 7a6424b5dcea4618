package dev.selvedge.jdbc;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.RenewReply;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Locks in tables of a SQL database: PostgreSQL, MariaDB, MySQL or H2. Thread-safe.
 *
 * <p>Leases end by the database's clock, and tokens are as durable as its commits.
 */
public final class JdbcLockStore implements LockStore {
  /** How often in a row a thread may be interrupted before its question counts as failed. */
  private static final int MOST_INTERRUPTIONS = 20;

  private final StoreContext context;
  private final Database database;
  private final Dialect dialect;
  private final String storeId;
  private final String prefix;
  private final LockTable locks;
  private final WaiterTable waiters;
  private final Grants grants;
  private final Endings endings;
  private final Renewal renewal;
  private final Waker waker;
  private final Housekeeping housekeeping;

  private JdbcLockStore(
      StoreContext context, Database database, String storeId, WakeSource wakeSource) {
    this.context = context;
    this.database = database;
    this.dialect = database.dialect();
    this.storeId = storeId;
    this.prefix = context.namespace() + ':';
    this.locks = new LockTable(dialect);
    this.waiters = new WaiterTable(dialect, context.client());
    ShareTable shares = new ShareTable(dialect);
    this.grants = new Grants(dialect, locks, shares, waiters);
    this.endings = new Endings(locks, shares, waiters, grants);
    this.renewal = new Renewal(database, locks, shares, this::name);
    this.waker = new Waker(context, database, waiters, prefix, wakeSource);
    this.housekeeping = new Housekeeping(context.client(), new Purge(database));
  }

  /**
   * Keeps locks in the database of an application's own pool, which stays open when the store is
   * closed: {@code Selvedge.locks().use("", JdbcLockStore.over(dataSource))}. Whoever waits on
   * PostgreSQL is told by polling then, as a pool's connections cannot be listened on; give the
   * coordinator's URL instead where that matters.
   *
   * @return opens a store; throws {@link LockStoreUnavailableException} if the database cannot be
   *     reached or used
   */
  public static Function<StoreContext, LockStore> over(DataSource dataSource) {
    return context -> open(context, Databases.over(dataSource), WakeSource.POLLING);
  }

  static JdbcLockStore open(StoreContext context, Database database, WakeSource wakeSource) {
    try {
      String id = Schema.open(database, Database.LONGEST);
      JdbcLockStore store = new JdbcLockStore(context, database, id, wakeSource);
      store.housekeeping.start();
      return store;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  @Override
  public boolean ordered() {
    return false; // each request may go over another connection
  }

  @Override
  public String describe() {
    return database.description();
  }

  @Override
  public CompletionStage<AcquireReply> acquire(AcquireRequest request) {
    return answer(request.mayBlock(), request.patience(), () -> acquireNow(request));
  }

  private AcquireReply acquireNow(AcquireRequest request) {
    String name = name(request.key());
    boolean shared = Grants.isShared(request.mode());
    AcquireReply reply =
        shared
            ? share(name, request)
            : database.autocommit(request.patience(), c -> grants.exclusive(c, name, request));
    if (reply instanceof Granted) {
      if (waker.forget(request.owner())) {
        leaveQuietly(name, request);
      }
    } else if (request.queue()) {
      waker.await(request.owner(), name);
    }
    return reply;
  }

  private AcquireReply share(String name, AcquireRequest request) {
    try {
      return database.transaction(request.patience(), c -> grants.shared(c, name, request));
    } catch (LockStoreUnavailableException e) {
      if (!(e.getCause() instanceof java.sql.SQLException cause) || !dialect.isLockTimeout(cause)) {
        throw e;
      }
      return Grants.laterThanTransaction(); // nothing was changed: it is rolled back
    }
  }

  /** Its place in the line would end by itself too: a grant is not to be lost over it. */
  private void leaveQuietly(String name, AcquireRequest request) {
    try {
      database.autocommit(
          request.patience(),
          c -> {
            waiters.leave(c, name, request.owner());
            return true;
          });
    } catch (LockStoreUnavailableException e) {
      dev.selvedge.runtime.internal.Log.debug(
          JdbcLockStore.class, "a place in line is left to end", e);
    }
  }

  @Override
  public CompletionStage<Void> withdraw(AcquireRequest request) {
    return answer(
            request.mayBlock(),
            Database.LONGEST,
            () -> {
              withdrawNow(request);
              return true;
            })
        .thenAccept(done -> {});
  }

  private void withdrawNow(AcquireRequest request) {
    String name = name(request.key());
    waker.forget(request.owner());
    boolean shared = Grants.isShared(request.mode());
    Row row =
        database
            .autocommit(
                Database.LONGEST,
                c -> {
                  waiters.leave(c, name, request.owner());
                  return Optional.ofNullable(locks.read(c, name));
                })
            .orElse(null);
    if (row == null) {
      return;
    }
    if (shared && row.shared()) {
      endShare(name, request.owner(), 0);
    } else if (row.isHeldBy(request.owner())) {
      endExclusive(name, request.owner(), 0, 0);
    }
    if (row.isHeld() && row.shared() && row.waited()) {
      tell(database.transaction(Database.LONGEST, c -> endings.letReadersIn(c, name)));
    }
  }

  @Override
  public CompletionStage<List<RenewReply>> renew(List<Hold> holds) {
    if (holds.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return answer(false, Database.LONGEST, () -> renewal.renew(holds));
  }

  @Override
  public CompletionStage<Boolean> release(Hold hold, Duration keepFor, boolean mayBlock) {
    return answer(mayBlock, Database.LONGEST, () -> releaseNow(hold, Micros.of(keepFor)));
  }

  private boolean releaseNow(Hold hold, long keepMicros) {
    String name = name(hold.key());
    if (Grants.isShared(hold.mode())) {
      return endShare(name, hold.owner(), keepMicros);
    }
    return database.autocommit(
            Database.LONGEST, c -> locks.release(c, name, hold.owner(), hold.token(), keepMicros))
        || endExclusive(name, hold.owner(), hold.token(), keepMicros);
  }

  private boolean endExclusive(String name, String owner, long token, long keepMicros) {
    return end(handOn -> c -> endings.exclusive(c, name, owner, token, keepMicros, handOn));
  }

  private boolean endShare(String name, String owner, long keepMicros) {
    return end(handOn -> c -> endings.share(c, name, owner, keepMicros, handOn));
  }

  private boolean end(Function<Boolean, SqlWork<Endings.Ended>> handingOn) {
    try {
      return ended(handingOn.apply(true));
    } catch (LockStoreUnavailableException e) {
      if (!(e.getCause() instanceof java.sql.SQLException cause) || !dialect.isLockTimeout(cause)) {
        throw e;
      }
      // a transaction that relies on this lock is still open, perhaps the caller's own: the key
      // ends, but nobody can have it before that transaction ends too
      return ended(handingOn.apply(false));
    }
  }

  private boolean ended(SqlWork<Endings.Ended> ending) {
    Endings.Ended ended = database.transaction(Database.LONGEST, ending);
    tell(ended.wakes());
    return ended.wasHeld();
  }

  private void tell(List<Wake> wakes) {
    for (Wake wake : wakes) {
      waker.tell(wake);
    }
  }

  private <T> CompletionStage<T> answer(boolean mayBlock, Duration patience, Supplier<T> question) {
    if (mayBlock && !dialect.offCaller()) {
      return inline(question);
    }
    CompletableFuture<T> reply = new CompletableFuture<>();
    try {
      context
          .executor()
          .execute(() -> inline(question).whenComplete((value, e) -> settle(reply, value, e)));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new LockStoreUnavailableException(
              describe() + (database.isClosed() ? " is closed" : " has no thread to ask it on"),
              e));
    }
    if (!dialect.offCaller()) {
      return reply;
    }
    CompletableFuture<T> bounded = inTime(reply, patience);
    return mayBlock ? awaited(bounded) : bounded;
  }

  /** Waits for it on this thread, which may be interrupted and stays so. */
  private static <T> CompletableFuture<T> awaited(CompletableFuture<T> reply) {
    try {
      T unused = reply.join();
    } catch (CompletionException | CancellationException e) {
      return reply; // it says so itself
    }
    return reply;
  }

  private <T> CompletableFuture<T> inTime(CompletableFuture<T> reply, Duration patience) {
    long most = Math.min(patience.toNanos(), Database.LONGEST.toNanos()) + 100_000_000;
    return reply
        .orTimeout(most, TimeUnit.NANOSECONDS)
        .exceptionallyCompose(
            e ->
                CompletableFuture.failedFuture(
                    e instanceof TimeoutException
                        ? new LockStoreUnavailableException(
                            describe() + " gave no answer within " + patience.toMillis() + " ms", e)
                        : e));
  }

  private static <T> void settle(
      CompletableFuture<T> reply, T value, @org.jspecify.annotations.Nullable Throwable e) {
    if (e == null) {
      reply.complete(value);
    } else {
      reply.completeExceptionally(e);
    }
  }

  /**
   * Asks on this thread; an interruption waits until it is answered. One that comes while a
   * connection is waited for makes the pool give up: then it is asked again, which does no harm, as
   * every question may be asked twice.
   */
  private <T> CompletableFuture<T> inline(Supplier<T> question) {
    boolean interrupted = Thread.interrupted();
    try {
      for (int interruptions = 0; ; interruptions++) {
        try {
          return CompletableFuture.completedFuture(question.get());
        } catch (RuntimeException e) {
          if (!isInterruption(e) || interruptions == MOST_INTERRUPTIONS) {
            return CompletableFuture.failedFuture(e);
          }
        }
        interrupted = true;
        Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean isInterruption(RuntimeException failure) {
    for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      if (t instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  private String name(String key) {
    return prefix + key;
  }

  /** Identifies the tables, wherever they are reached from. */
  String storeId() {
    return storeId;
  }

  @Override
  public void close() {
    housekeeping.close();
    waker.close();
    database.close();
  }
}
